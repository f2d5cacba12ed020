"""Keys of a comparison that have no effect where they stand, or that are missing."""

from slocompiler.ir.signals import SignalForm, SignalIr
from slocompiler.load.loaded import Route
from slocompiler.lower.rules.alerts import COMPARISON_MISFIT
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.alerts import ComparisonSpec


def check_comparison(scope: ServiceScope, spec: ComparisonSpec, signal: SignalIr, route: Route) -> bool:
    """Whether every key at `route` has its effect; the first that has none is reported."""
    is_gauge = signal.form is SignalForm.GAUGE
    changes = spec.drops is not None or spec.rises is not None
    misfits = (
        (spec.as_ is not None and not is_gauge, "as", "`as` is for gauges", "remove `as`"),
        (spec.against is not None and not changes, "against", "`against` needs `drops` or `rises`", "remove `against`"),
        (spec.season is not None and spec.deviates is None, "season", "`season` needs `deviates`", "remove `season`"),
        (is_gauge and spec.over is not None and spec.as_ is None, "over", "a gauge over time needs `as`", _AS),
        (is_gauge and spec.as_ is not None and spec.over is None, "as", "`as` needs `over`", "write `over: 15m` too"),
    )
    for is_wrong, key, message, help in misfits:
        if is_wrong:
            scope.report_key(COMPARISON_MISFIT, (*route, key), message, help)
            return False
    return True


_AS = "write `as: mean`, `as: max` or `as: min`"


def check_min_baseline(scope: ServiceScope, value: int | None, route: Route, *, fits: bool) -> bool:
    """Whether `min_baseline` is absent or stands beside a drop of events."""
    if value is None or fits:
        return True
    message = "`min_baseline` counts the events that a drop starts from"
    scope.report_key(COMPARISON_MISFIT, route, message, "remove it, or alert on `rate: {drops: 50%}`")
    return False
