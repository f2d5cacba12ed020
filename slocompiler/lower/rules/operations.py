"""What is wrong with planned work."""

from slocompiler.diagnostics import Rule, Severity

_ONCE = 'maintenance:\n  move: {from: "2026-12-01T22:00:00Z", to: "2026-12-02T02:00:00Z"}\n'

MAINTENANCE_PERIOD = Rule(
    code="SLO361",
    name="maintenance-period",
    severity=Severity.ERROR,
    summary="maintenance has no end, ends before it begins, or has a date that does not exist",
    why="It would silence nothing, or everything for ever.",
    failing=_ONCE.replace("12-02T02", "11-02T02"),
    passing=_ONCE,
)

OPERATION_RULES = (MAINTENANCE_PERIOD,)
