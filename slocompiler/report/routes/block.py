"""Rows of the table that read alike: one team, one severity, the same receivers at the same hours."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from slocompiler.proof.delivery.table.routes_table import TellingRow
from slocompiler.report.routes.wording import (
    NOBODY,
    condition_words,
    hours_words,
    opening_words,
    place_words,
    receiver_words,
    severity_words,
    silence_words,
)


class Told(Struct, frozen=True):
    """One way in which a block is told."""

    receivers: str
    hours: str
    then: str


class Block(Struct, frozen=True):
    """`when`: what labels must be. `alerts`: what keeps them silent -> where they are from -> their names."""

    team: str
    severity: str
    when: str
    told: tuple[Told, ...]
    alerts: dict[str, dict[str, list[str]]]

    @property
    def count(self) -> int:
        return sum(len(names) for of_silence in self.alerts.values() for names in of_silence.values())


def blocks(rows: Iterable[TellingRow]) -> Iterator[Block]:
    """In the order of the rows; within a block what nothing silences comes first."""
    found: dict[tuple[object, ...], Block] = {}
    for row in rows:
        key = row.key
        told = tuple(Told(receiver_words(one), hours_words(one), opening_words(one)) for one in key.told)
        head = (key.team, severity_words(key), condition_words(key), told or (Told(NOBODY, "", ""),))
        block = found.setdefault(head, Block(*head, {}))
        for service, environment, names in row.alerts:
            places = block.alerts.setdefault(silence_words(key), {})
            places.setdefault(place_words(service, environment, key), []).extend(names)
    for block in found.values():
        yield Block(block.team, block.severity, block.when, block.told, dict(sorted(block.alerts.items())))
