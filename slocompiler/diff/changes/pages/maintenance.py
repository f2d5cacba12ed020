"""Planned work, during which alerts are silent."""

from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.changes.named_things import NamedThings
from slocompiler.diff.words import listed
from slocompiler.ir.operations import MaintenanceIr

ADDED, REMOVED = mirrored(
    ("DIF530", "maintenance-added", (Level.RISKY,), "Alerts are silent for so long, whatever happens."),
    ("DIF531", "maintenance-removed", (Level.NEUTRAL,), "Alerts fire during the work, too."),
)
CHANGED = undirected("DIF532", "maintenance-changed", Level.RISKY, "Other alerts are silent, or at other times.")


def _words(work: MaintenanceIr) -> str:
    when = work.interval.name if work.interval else f"{work.start:%Y-%m-%d %H:%M} to {work.end:%Y-%m-%d %H:%M} UTC"
    budget = ", outside of the budget" if work.excludes_budget else ""
    return f"{when}: mutes {listed(work.mute)}{budget}"


_WORK = NamedThings("maintenance", "maintenance", ADDED, REMOVED, CHANGED, lambda ir: ir.maintenance, _words)
RULE = ServiceRule(_WORK.kinds, _WORK.check)
