"""Groups of a signal, made up from the conditions of its selectors."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from msgspec import Struct

from slocompiler.ir.references import GroupIr
from slocompiler.ir.signals import SignalIr
from slocompiler.promql import VectorSelector
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.matching_labels import values_for


class Group(Struct, frozen=True):
    """One group of a signal: its labels in the store, and as they are recorded."""

    stored: Mapping[str, str]
    recorded: Mapping[str, str]


def groups_of(
    signal: SignalIr, reads: tuple[VectorSelector, ...], own: GroupIr, taken: Iterable[GroupIr]
) -> tuple[Group, ...]:
    """A group with the labels `own`, then one that differs from it in the first label that is left open.

    Groups in `taken` are no part of the rest; without an open label there is one group. Raises NotTestableError when no
    values are found.
    """
    return tuple(_groups(signal, reads, own, {value for group in taken for _, value in group}))


def _groups(
    signal: SignalIr, reads: tuple[VectorSelector, ...], own: GroupIr, taken: Collection[str]
) -> Iterator[Group]:
    sources = {label.recorded: label.source for label in signal.by}
    chosen = {label: list(islice(_values(sources[label], reads, taken), 2)) for label in sources}
    first = {label: values[0] for label, values in chosen.items() if values} | dict(own)
    if len(first) < len(sources):
        raise NotTestableError("no values are found for the labels that keep its groups apart")
    yield _group(first, sources)
    for label, values in chosen.items():
        if label not in dict(own) and len(values) > 1:
            yield _group(first | {label: values[1]}, sources)
            return


def _group(recorded: Mapping[str, str], sources: Mapping[str, str]) -> Group:
    return Group({sources[label]: value for label, value in recorded.items()}, recorded)


def _values(label: str, reads: tuple[VectorSelector, ...], taken: Collection[str]) -> Iterator[str]:
    """Values of a label that all of the selectors find and no other partition has."""
    for value in values_for(label, reads[0]):
        if value not in taken and all(value in values_for(label, other) for other in reads[1:]):
            yield value
