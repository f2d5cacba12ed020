"""What work costs, and how much of what is paid for is used. Nobody is told of these numbers: they are looked at."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.words import NONE, listed
from slocompiler.ir.efficiency import CostPerEventIr, EfficiencyIr
from slocompiler.values import print_number

ADDED, REMOVED = mirrored(
    ("DIF560", "efficiency-added", (Level.NEUTRAL,), "The dashboard shows one more ratio."),
    ("DIF561", "efficiency-removed", (Level.NEUTRAL,), "Nobody sees the ratio any more."),
)
RENAMED = undirected("DIF562", "efficiency-renamed", Level.NEUTRAL, "The panel has another title.")
MEASURE = undirected(
    "DIF563",
    "efficiency-measure-changed",
    Level.RISKY,
    "The number means something else: whoever compares it with what it was is misled.",
)
TARGET = undirected(
    "DIF564", "efficiency-target-changed", Level.NEUTRAL, "The line on the dashboard moves; no alert looks at it."
)
_PART = "efficiency"


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for one in delta.efficiency.removed:
        yield delta.change(REMOVED, Subject(_PART, one.name), _words(one), at=((_PART, one.name),))
    for one in delta.efficiency.added:
        yield delta.change(ADDED, Subject(_PART, one.name), new=_words(one), at=((_PART, one.name),))
    for each in delta.efficiency.kept:
        yield from _kept(delta, each.old, each.new)


def _kept(delta: ServiceDelta, old: EfficiencyIr, new: EfficiencyIr) -> Iterator[Change]:
    subject, at, old_at = Subject(_PART, new.name), (_PART, new.name), (_PART, old.name)
    if old.name != new.name:
        yield delta.change(RENAMED, subject, old.name, new.name, at=(at,), old_at=(old_at,))
    if _words(old) != _words(new):
        yield delta.change(MEASURE, subject, _words(old), _words(new), at=(at,), old_at=(old_at,))
    if old.target != new.target:
        words = (NONE if side.target is None else print_number(side.target) for side in (old, new))
        yield delta.change(TARGET, subject, *words, at=((*at, "target"), at), old_at=((*old_at, "target"), old_at))


def _words(entry: EfficiencyIr) -> str:
    """`spend for 1000 requests, by region, from prometheus`: all that its number means."""
    match entry.measure:
        case CostPerEventIr(cost, per, count):
            ratio = f"{cost} for {count} {per}"
        case use:
            ratio = f"{use.used} of {use.of}" if use.of else use.used
    by = f", by {listed(entry.by)}" if entry.by else ""
    return f"{ratio}{by}, from {entry.store.value}"


RULE = ServiceRule((ADDED, REMOVED, RENAMED, MEASURE, TARGET), _check)
