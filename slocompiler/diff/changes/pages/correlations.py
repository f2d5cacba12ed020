"""Alerts that are told together."""

from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.changes.named_things import NamedThings
from slocompiler.diff.words import listed
from slocompiler.ir.operations import CorrelationIr

ADDED, REMOVED = mirrored(
    ("DIF540", "correlation-added", (Level.NEUTRAL,), "Several alerts become one notification."),
    ("DIF541", "correlation-removed", (Level.NEUTRAL,), "Each of the alerts is told on its own."),
)
CHANGED = undirected("DIF542", "correlation-changed", Level.NEUTRAL, "Other alerts are told together, or otherwise.")


def _words(correlation: CorrelationIr) -> str:
    return listed(correlation.alerts)


_CORRELATIONS = NamedThings(
    "correlation", "correlate", ADDED, REMOVED, CHANGED, lambda ir: ir.correlations, _words, frozenset(("alert_names",))
)
RULE = ServiceRule(_CORRELATIONS.kinds, _CORRELATIONS.check)
