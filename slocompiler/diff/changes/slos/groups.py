"""Groups of an SLO or an alert that are treated on their own, or left out."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.alarms import paired_alert_groups, paired_groups
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.pairing import Pair
from slocompiler.ir.alerts import AlertIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.slos import SloIr

ADDED, REMOVED = mirrored(
    ("DIF133", "group-apart", (Level.RISKY,), "The group no longer follows the rest: it has values of its own."),
    (
        "DIF134",
        "group-with-the-rest",
        (Level.RISKY,),
        "The group has no values of its own any more.",
    ),
)
INCLUDED, EXCLUDED = mirrored(
    ("DIF135", "group-included", (Level.NEUTRAL,), "A group that was left out is watched."),
    (
        "DIF136",
        "group-excluded",
        (Level.BREAKING, Level.RISKY),
        "Nobody is told of the group any more. Breaking when it woke somebody, else risky.",
    ),
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for slo in delta.slos.kept:
        pages = any(burn.page for promise in slo.old.partitions for burn in promise.burn_alerts)
        groups = paired_groups(slo)
        added, removed = (tuple(one.group for one in side) for side in (groups.added, groups.removed))
        yield from _changes(delta, "SLO", "slos", slo, added, removed, pages)
    for alert in delta.alerts.kept:
        pages = any(part.page for part in alert.old.partitions)
        parts = paired_alert_groups(alert)
        added, removed = (tuple(one.group for one in side) for side in (parts.added, parts.removed))
        yield from _changes(delta, "alert", "alerts", alert, added, removed, pages)


def _changes(
    delta: ServiceDelta,
    part: str,
    key: str,
    sides: Pair[SloIr] | Pair[AlertIr],
    added: tuple[GroupIr, ...],
    removed: tuple[GroupIr, ...],
    pages: bool,
) -> Iterator[Change]:
    old, new = set(sides.old.excluded), set(sides.new.excluded)

    def change(kind: ChangeKind, group: GroupIr, level: Level | None = None) -> Change:
        names = sides.new.name, sides.old.name
        at, old_at = (tuple((key, name, "groups", *label) for label in group) for name in names)
        return delta.change(kind, Subject(part, sides.new.name, group), at=at, old_at=old_at, level=level)

    yield from (change(INCLUDED, group) for group in sorted(old - new))
    yield from (change(EXCLUDED, group, EXCLUDED.levels[0 if pages else 1]) for group in sorted(new - old))
    yield from (change(ADDED, group) for group in added if group and group not in old)
    yield from (change(REMOVED, group) for group in removed if group and group not in new)


RULE = ServiceRule((ADDED, REMOVED, INCLUDED, EXCLUDED), _check)
