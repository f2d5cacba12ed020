"""What a signal reads: its queries and metrics, its unit, the labels that stay apart, and who evaluates it."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.differences import differences
from slocompiler.diff.meaning import is_same
from slocompiler.diff.words import listed
from slocompiler.ir.signals import SignalIr
from slocompiler.load.loaded import Route

SOURCE = undirected(
    "DIF153", "source-changed", Level.RISKY, "Something else is counted, in everything that stands on the signal."
)
STORE = undirected(
    "DIF154",
    "store-changed",
    Level.RISKY,
    "Somebody else evaluates and pages; recorded history and its budget do not move along.",
)
APART = undirected(
    "DIF155",
    "labels-apart-changed",
    Level.RISKY,
    "Recorded series have other labels: error budgets begin anew, and alerts fire for other groups.",
)
_SOURCE_FIELDS = ("form", "unit", "prometheus", "cloudwatch")


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.signals.kept:
        old, new = each.old, each.new
        subject = Subject("signal", new.name)
        at, old_at = ("signals", new.name), ("signals", old.name)
        if old.alert_on is not new.alert_on:
            routes = ((*at, "alert_on"),), ((*old_at, "alert_on"),)
            yield delta.change(STORE, subject, old.alert_on.value, new.alert_on.value, at=routes[0], old_at=routes[1])
        if not is_same(_apart(old), _apart(new)):
            routes = ((*at, "by"),), ((*old_at, "by"),)
            words = (listed(" as ".join(dict.fromkeys(pair)) for pair in _apart(side)) for side in (old, new))
            yield delta.change(APART, subject, *words, at=routes[0], old_at=routes[1])
        found = [
            ((field, *path), Effect(" ".join(path or (field,)), *words))
            for field in _SOURCE_FIELDS
            for path, *words in differences(getattr(old, field), getattr(new, field))
        ]
        if found:
            path, first = found[0]
            sides = (_places(new, path), _places(old, path))
            shown = tuple(effect for _, effect in found)
            yield delta.change(SOURCE, subject, first.old, first.new, at=sides[0], old_at=sides[1], effects=shown)


def _places(signal: SignalIr, path: tuple[str, ...]) -> tuple[Route, ...]:
    """Where a value of a source may stand, the nearest first."""
    whole = ("signals", signal.name)
    return ((*whole, signal.form.value, *path), (*whole, signal.form.value, path[0]), (*whole, path[0]), whole)


def _apart(signal: SignalIr) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((label.source, label.recorded) for label in signal.by))


RULE = ServiceRule((SOURCE, STORE, APART), _check)
