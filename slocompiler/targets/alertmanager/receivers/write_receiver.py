"""One integration of a receiver, as data: for the configuration file and for the resource."""

from collections.abc import Mapping
from typing import Any

from slocompiler.ir.organization import ReceiverIr, ReceiverSetting
from slocompiler.targets.alertmanager.receivers.kinds import kind_of
from slocompiler.targets.alertmanager.receivers.secrets import as_path, as_reference, secret_of


def for_file(receiver: ReceiverIr) -> dict[str, Any]:
    """An entry of the kind's list in `alertmanager.yaml`. Everybody who hears of a problem hears of its end."""
    kind = kind_of(receiver)
    entry: dict[str, Any] = {"send_resolved": True}
    secret = secret_of(receiver)
    if kind.secret and secret is not None:
        entry[kind.secret.file] = as_path(secret)
    for setting in kind.settings:
        _put(entry, setting.file, _value(receiver, setting.spec))
    for constant in kind.constants:
        _put(entry, constant.file, constant.value)
    return entry


def for_resource(receiver: ReceiverIr) -> dict[str, Any]:
    """An entry of the kind's list in an AlertmanagerConfig; its secret must have a reference (`can_be_resource`)."""
    kind = kind_of(receiver)
    entry: dict[str, Any] = {"sendResolved": True}
    secret = secret_of(receiver)
    reference = as_reference(secret) if secret is not None else None
    if kind.secret and reference is not None:
        entry[kind.secret.resource] = {"name": reference.name, "key": reference.key}
    for setting in kind.settings:
        if setting.resource is not None:
            _put(entry, setting.resource, _value(receiver, setting.spec))
    for constant in kind.constants:
        if constant.resource is not None:
            _put(entry, constant.resource, _as_pairs(constant.value))
    return entry


def can_be_resource(receiver: ReceiverIr) -> bool:
    """Whether AlertmanagerConfig has the kind and can reach its secret."""
    secret = secret_of(receiver)
    return kind_of(receiver).resource is not None and (secret is None or as_reference(secret) is not None)


def _value(receiver: ReceiverIr, setting: str) -> ReceiverSetting | None:
    value = receiver.settings.get(setting)
    if value is None and (receiver.kind, setting) == ("sns", "region"):
        return _region_of(str(receiver.settings["topic_arn"]))
    return value


def _region_of(arn: str) -> str | None:
    """`us-east-1` of `arn:aws:sns:us-east-1:…`: without it Alertmanager signs for the region it runs in."""
    parts = arn.split(":")
    return parts[3] if len(parts) > 3 else None


def _put(entry: dict[str, Any], path: str, value: object) -> None:
    if value is None or value == ():
        return
    *parents, last = path.split(".")
    for parent in parents:
        entry = entry.setdefault(parent, {})
    entry[last] = list(value) if isinstance(value, tuple) else value


def _as_pairs(value: object) -> object:
    if isinstance(value, Mapping):
        return [{"key": key, "value": text} for key, text in value.items()]
    return value
