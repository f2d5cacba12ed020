"""Labels and annotations that alerts carry."""

from collections.abc import Iterator, Mapping

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.pairing import Pair
from slocompiler.diff.words import NONE
from slocompiler.ir.alerts import AlertPartitionIr
from slocompiler.ir.slos import BurnAlertIr, SloPartitionIr
from slocompiler.load.loaded import Route

LABEL = undirected(
    "DIF112",
    "label-changed",
    Level.NEUTRAL,
    "Routes of your own, silences and queries may look for the label.",
)
ANNOTATION = undirected("DIF115", "annotation-changed", Level.NEUTRAL, "Notifications say something else.")

#: A name, and its text before and after.
Text = tuple[str, str, str]


def _check(delta: ServiceDelta) -> Iterator[Change]:
    """Those of the service once; those that an SLO or an alert adds or overrides, with it."""
    old, new = delta.sides.old.ir.labels, delta.sides.new.ir.labels
    shared = set(_changed(old, new))
    for name, before, after in _changed(old, new):
        yield delta.change(LABEL, Subject("label", name), before, after, at=(("labels", name),))
    for slo, promise in delta.promises:
        yield from _of(delta, "SLO", ("slos", slo.new.name), promise, shared)
    for alert, part in delta.conditions:
        yield from _of(delta, "alert", ("alerts", alert.new.name), part, shared)
    yield from _of_entries(delta)


def _of(
    delta: ServiceDelta,
    part: str,
    route: Route,
    sides: Pair[SloPartitionIr] | Pair[AlertPartitionIr],
    shared: set[Text],
) -> Iterator[Change]:
    old, new = sides.old, sides.new
    for key, kind in (("labels", LABEL), ("annotations", ANNOTATION)):
        for name, before, after in _changed(getattr(old, key), getattr(new, key)):
            if kind is ANNOTATION or (name, before, after) not in shared:
                words = (f"{name}: {text}" for text in (before, after))
                subject = Subject(part, str(route[-1]), new.group)
                yield delta.change(kind, subject, *words, at=((*route, key, name),))


def _of_entries(delta: ServiceDelta) -> Iterator[Change]:
    """Those of single burn alerts, whether the SLO says it or the policy."""
    for each in delta.alarms.kept:
        old, new = each.old.body, each.new.body
        if not isinstance(old, BurnAlertIr) or not isinstance(new, BurnAlertIr):
            continue
        for key, kind in (("labels", LABEL), ("annotations", ANNOTATION)):
            for name, before, after in _changed(dict(getattr(old, key)), dict(getattr(new, key))):
                subject = Subject("burn alert", each.new.name, each.new.group)
                words = f"{name}: {before}", f"{name}: {after}"
                yield delta.change(kind, subject, *words, spans=delta.alarm_spans(each, ("burn_alerts", key)))


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Text]:
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield name, old.get(name, NONE), new.get(name, NONE)


RULE = ServiceRule((LABEL, ANNOTATION), _check)
