"""The table of `slocompile routes`: alerts that are told alike stand together."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.proof.delivery.configuration.configuration import Configuration
from slocompiler.proof.delivery.delivered import Delivered, telling
from slocompiler.proof.delivery.table.channel import Channel, channel
from slocompiler.proof.delivery.table.silencers import silencers
from slocompiler.proof.delivery.walk import Way
from slocompiler.routing.labels.sent_alerts import SentAlert


class TellingKey(Struct, frozen=True):
    """How alerts are told. `told`: whoever they are for; `copies`: who reads along. `conditions` on their labels."""

    team: str
    severity: str
    page: bool
    conditions: tuple[str, ...]
    told: tuple[Channel, ...]
    copies: tuple[Channel, ...]
    silent_while: tuple[str, ...]


class TellingRow(Struct, frozen=True):
    """Alerts that are told alike, by service and environment."""

    key: TellingKey
    alerts: tuple[tuple[str, str, tuple[str, ...]], ...]

    @property
    def count(self) -> int:
        return sum(len(names) for _, _, names in self.alerts)


def routes_table(
    configuration: Configuration,
    delivered: Sequence[Delivered],
    severities: Sequence[str],
    service: str | None = None,
    moment: int | None = None,
) -> tuple[TellingRow, ...]:
    """A row for every way of telling: by team, then most urgent first (`severities` are in that order).

    `service`: only its alerts, though all take part in inhibition. `moment`, in seconds of the epoch: what is open.
    """
    silent = silencers(configuration.inhibit_rules, delivered)
    channels: dict[tuple[int, ...], Channel] = {}
    rows: dict[TellingKey, dict[tuple[str, str], dict[str, None]]] = {}
    for place, one in enumerate(delivered):
        if service in (None, one.alert.service):
            for way in one.ways:
                _open(configuration, way, moment, channels)
            keys = (_key(configuration, one.alert, way, channels, silent.get(place, ())) for way in one.ways)
            for key in _joined(tuple(keys)):
                of_service = rows.setdefault(key, {}).setdefault((one.alert.service, one.alert.environment), {})
                of_service[one.alert.name] = None
    order = {name: rank for rank, name in enumerate(severities)}
    return tuple(
        TellingRow(key, tuple((*where, tuple(names)) for where, names in rows[key].items()))
        for key in sorted(rows, key=lambda key: (key.team, order.get(key.severity, len(order)), key.conditions))
    )


def _joined(keys: tuple[TellingKey, ...]) -> Iterator[TellingKey]:
    """Ways that tell alike as one, under what they have in common where that says it all."""
    by_telling: dict[TellingKey, list[TellingKey]] = {}
    for key in keys:
        by_telling.setdefault(replace(key, conditions=()), []).append(key)
    for apart, alike in by_telling.items():
        common = tuple(
            condition for condition in alike[0].conditions if all(condition in key.conditions for key in alike)
        )
        others = (key for key in keys if key not in alike)
        if any(set(common) <= set(key.conditions) for key in others):
            yield from alike
        else:
            yield replace(apart, conditions=common)


def _open(configuration: Configuration, way: Way, moment: int | None, channels: dict[tuple[int, ...], Channel]) -> None:
    for route in way.routes:
        if route.path not in channels:
            channels[route.path] = channel(configuration, route, moment)


def _key(
    configuration: Configuration,
    alert: SentAlert,
    way: Way,
    channels: dict[tuple[int, ...], Channel],
    silent_while: tuple[str, ...],
) -> TellingKey:
    routes = list(telling(configuration, way))
    return TellingKey(
        alert.team,
        alert.severity,
        alert.page,
        way.conditions,
        tuple(dict.fromkeys(channels[route.path] for route in routes if not route.goes_on)),
        tuple(dict.fromkeys(channels[route.path] for route in routes if route.goes_on)),
        silent_while,
    )
