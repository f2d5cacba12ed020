"""SLO windows: rolling, or calendar with a nominal length."""

from slocompiler.ir.slos import Calendar, WindowIr
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.slos import SloSpec
from slocompiler.values import Duration

_DEFAULT = Duration.of(days=30)
#: Burn rates scale by these; the budget itself is exact.
_NOMINAL = {
    Calendar.WEEK: Duration.of(days=7),
    Calendar.MONTH: Duration.of(days=30),
    Calendar.QUARTER: Duration.of(days=90),
}


def resolve_window(scope: ServiceScope, slo: str, spec: SloSpec) -> WindowIr:
    """The window of an SLO: its own or an inherited one, else 30 days."""
    span = scope.span("slos", slo, "window")
    if isinstance(spec.window, str):
        calendar = Calendar(spec.window)
        return WindowIr(_NOMINAL[calendar], calendar, span)
    return WindowIr(spec.window or _DEFAULT, None, span)
