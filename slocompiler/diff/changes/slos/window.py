"""The time over which an error budget counts."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.direction import direction
from slocompiler.diff.words import budget, effects
from slocompiler.ir.slos import SloIr

LONGER, SHORTER = mirrored(
    ("DIF125", "window-longer", (Level.RISKY,), "Old failures count for longer: the budget jumps."),
    (
        "DIF126",
        "window-shorter",
        (Level.RISKY,),
        "Old failures are forgotten sooner: the budget jumps.",
    ),
)
CHANGED = undirected(
    "DIF127", "window-kind-changed", Level.RISKY, "The budget is counted by the calendar, or no longer: it jumps."
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.slos.kept:
        kind = _kind(each.old, each.new)
        if kind is not None:
            budgets = tuple(
                budget(slo.default.objective.budget_time(slo.window.length)) for slo in (each.old, each.new)
            )
            yield delta.change(
                kind,
                Subject("SLO", each.new.name),
                each.old.window.text,
                each.new.window.text,
                at=(("slos", each.new.name, "window"),),
                old_at=(("slos", each.old.name, "window"),),
                effects=effects(Effect("budget", *budgets)),
            )


def _kind(old: SloIr, new: SloIr) -> ChangeKind | None:
    if (old.window.calendar is None) != (new.window.calendar is None):
        return CHANGED
    return direction(old.window.length, new.window.length, LONGER, SHORTER)


RULE = ServiceRule((LONGER, SHORTER, CHANGED), _check)
