"""A service is there, or no longer."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored
from slocompiler.diff.change_rule import WorkspaceRule
from slocompiler.diff.delta.alarms import all_alarms
from slocompiler.diff.delta.workspace_delta import WorkspaceDelta
from slocompiler.diff.places import place
from slocompiler.diff.side import ServiceSide
from slocompiler.diff.words import NONE, listed

ADDED, REMOVED = mirrored(
    ("DIF101", "service-added", (Level.NEUTRAL,), "A service is watched that was not."),
    (
        "DIF102",
        "service-removed",
        (Level.BREAKING, Level.RISKY),
        "Nothing watches the service any more. Breaking when one of its alerts wakes somebody, else risky.",
    ),
)


def _check(delta: WorkspaceDelta) -> Iterator[Change]:
    """Services of an environment that comes or goes as a whole are not listed."""
    gone, new = set(delta.environments.removed), set(delta.environments.added)
    yield from (_change(REMOVED, side) for side in delta.services.removed if side.ir.environment not in gone)
    yield from (_change(ADDED, side) for side in delta.services.added if side.ir.environment not in new)


def _change(kind: ChangeKind, side: ServiceSide) -> Change:
    is_gone = kind is REMOVED
    pages = dict.fromkeys(alarm.alert_name for alarm in all_alarms(side) if alarm.page)
    words = f"SLOs: {listed(slo.name for slo in side.ir.slos)}"
    span = place(side.loaded, ("service",))
    return Change(
        kind=kind,
        level=kind.levels[0] if pages else kind.levels[-1],
        service=side.ir.name,
        environment=side.ir.environment,
        subject=Subject("service"),
        old=words if is_gone else "",
        new="" if is_gone else words,
        effects=tuple(Effect("wakes somebody", *((name, NONE) if is_gone else (NONE, name))) for name in pages),
        old_span=span if is_gone else None,
        new_span=None if is_gone else span,
        team=side.ir.team,
    )


RULE = WorkspaceRule((ADDED, REMOVED), _check)
