"""Where alarms are made: one Region, and one value of each dimension."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Protocol, TypeVar

from msgspec import Struct

from slocompiler.ir.references import GroupIr
from slocompiler.ir.signals import CloudWatchSourceIr, SignalIr

#: The label that stands for the Region itself.
REGION = "region"


class Place(Struct, frozen=True):
    """One Region, the exact dimensions there, and what tells this place from the others of the Region.

    `values`: the values of dimensions that have several, for names. `labels`: what `groups` may name here.
    """

    region: str
    dimensions: tuple[tuple[str, str], ...]
    values: tuple[str, ...]
    labels: GroupIr


class Grouped(Protocol):
    @property
    def group(self) -> GroupIr: ...


G = TypeVar("G", bound=Grouped)


def places_of(signal: SignalIr, source: CloudWatchSourceIr) -> Iterator[Place]:
    """Every place of a source, by Region, then by the values in their order."""
    recorded = {label.source: label.recorded for label in signal.by}
    several = {name for name, values in source.dimensions.items() if len(values) > 1}
    for region in source.regions:
        for values in product(*source.dimensions.values()):
            chosen = dict(zip(source.dimensions, values, strict=True))
            labels = {recorded.get(name, name): value for name, value in chosen.items()}
            labels.setdefault(recorded.get(REGION, REGION), region)
            yield Place(
                region=region,
                dimensions=tuple(chosen.items()),
                values=tuple(value for name, value in chosen.items() if name in several),
                labels=tuple(sorted(labels.items())),
            )


def partition_at(place: Place, partitions: Sequence[G], excluded: Sequence[GroupIr]) -> G | None:
    """The partition that a place belongs to: the one that names it, else the rest; None where it is left out."""
    if any(is_within(place, group) for group in excluded):
        return None
    return next((one for one in partitions if one.group and is_within(place, one.group)), partitions[0])


def is_within(place: Place, group: GroupIr) -> bool:
    labels = dict(place.labels)
    return all(labels.get(label) == value for label, value in group)
