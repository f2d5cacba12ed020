"""Severities: which there are, how urgent they are, how their notifications are timed."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import OrganizationRule
from slocompiler.diff.delta.organization_delta import OrganizationDelta
from slocompiler.diff.direction import direction
from slocompiler.diff.pairing import Pair
from slocompiler.diff.words import NONE
from slocompiler.ir.organization import SeverityIr

ADDED, REMOVED = mirrored(
    ("DIF701", "severity-declared", (Level.NEUTRAL,), "Alerts may have one more severity."),
    ("DIF702", "severity-dropped", (Level.NEUTRAL,), "No alert has the severity any more."),
)
SOONER, LATER = mirrored(
    ("DIF703", "told-sooner", (Level.NEUTRAL,), "Alertmanager waits less before it tells, or tells again."),
    ("DIF704", "told-later", (Level.RISKY,), "Alertmanager waits longer before it tells, or tells again."),
)
CHANGED = undirected(
    "DIF705", "severity-changed", Level.RISKY, "The severity has another urgency, other hours, or wakes other people."
)
_TIMINGS = ("group_wait", "group_interval", "repeat_interval")


def _check(delta: OrganizationDelta) -> Iterator[Change]:
    for severity in delta.severities.removed:
        yield delta.change(REMOVED, Subject("severity", severity.name), at=(("severities", severity.name),))
    for severity in delta.severities.added:
        yield delta.change(ADDED, Subject("severity", severity.name), at=(("severities", severity.name),))
    for each in delta.severities.kept:
        yield from _kept(delta, each)


def _kept(delta: OrganizationDelta, severity: Pair[SeverityIr]) -> Iterator[Change]:
    old, new = severity.old, severity.new
    route = ("severities", new.name)
    for field in _TIMINGS:
        kind = direction(getattr(old, field), getattr(new, field), LATER, SOONER)
        if kind is not None:
            subject = Subject("severity", new.name)
            timings = (f"{field} {getattr(side, field)}" for side in (old, new))
            yield delta.change(kind, subject, *timings, at=((*route, field), route))
    shown = [
        Effect("urgency", str(old.urgency), str(new.urgency)),
        Effect("wakes somebody", _yes(old.page), _yes(new.page)),
        Effect("active", old.active or NONE, new.active or NONE),
    ]
    differing = tuple(effect for effect in shown if effect.old != effect.new)
    if differing:
        first = differing[0]
        words = f"{first.what}: {first.old}", f"{first.what}: {first.new}"
        yield delta.change(CHANGED, Subject("severity", new.name), *words, at=(route,), effects=differing)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


RULE = OrganizationRule((ADDED, REMOVED, SOONER, LATER, CHANGED), _check)
