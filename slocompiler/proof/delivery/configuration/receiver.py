"""Receivers: what a route tells, and whether two of them are one destination."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from slocompiler.emit.json_writer import write_json
from slocompiler.proof.delivery.configuration.plain_data import entries

_SUFFIX = "_configs"
#: Keys that say where a notification goes; the others say what is in it.
_ADDRESS = frozenset(
    ("url", "url_file", "api_url", "api_url_file", "routing_key", "routing_key_file", "service_key", "service_key_file",
     "channel", "to", "topic_arn", "target_arn", "phone_number", "webhook_url", "webhook_url_file", "chat_id",
     "bot_token", "bot_token_file", "api_key", "api_key_file", "project", "room_id", "user_key", "user_key_file")
)  # fmt: skip


class Destination(Struct, frozen=True):
    """One integration of a receiver: its kind as Alertmanager calls it, and where it sends."""

    kind: str
    address: str


class Receiver(Struct, frozen=True):
    """A receiver without destinations tells nobody."""

    name: str
    destinations: tuple[Destination, ...]


def read_receiver(data: Mapping[str, Any]) -> Receiver:
    return Receiver(str(data.get("name", "")), tuple(_destinations(data)))


def _destinations(data: Mapping[str, Any]) -> Iterator[Destination]:
    for key in data:
        for settings in entries(data, key) if key.endswith(_SUFFIX) else ():
            where = {name: str(value) for name, value in settings.items() if name in _ADDRESS}
            yield Destination(key.removesuffix(_SUFFIX), write_json(where or {"of": str(data.get("name"))}))
