"""Incidents that alerts are tested with."""

from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.changes.named_things import NamedThings
from slocompiler.diff.words import length
from slocompiler.ir.operations import IncidentIr

ADDED, REMOVED = mirrored(
    ("DIF520", "incident-added", (Level.NEUTRAL,), "Alerts are tested with one more incident."),
    ("DIF521", "incident-removed", (Level.RISKY,), "Nothing tests any more that alerts notice it."),
)
CHANGED = undirected("DIF522", "incident-changed", Level.RISKY, "Something else is tested.")


def _words(incident: IncidentIr) -> str:
    if not incident.fires:
        return "nothing fires"
    within = "" if incident.within is None else f" within {length(incident.within)}"
    return f"{', '.join(incident.fires)}{within}"


_INCIDENTS = NamedThings("incident", "incidents", ADDED, REMOVED, CHANGED, lambda ir: ir.incidents, _words)
RULE = ServiceRule(_INCIDENTS.kinds, _INCIDENTS.check)
