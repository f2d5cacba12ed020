"""Which measure fits which form of signal."""

from decimal import Decimal

from slocompiler.ir.alerts import MeasureKind
from slocompiler.ir.signals import SignalForm, SignalIr
from slocompiler.load.did_you_mean import quoted
from slocompiler.load.loaded import Route
from slocompiler.lower.passes.lower_slis import has_sli, report_no_sli
from slocompiler.lower.rules.alerts import MEASURE_MISFIT
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec import SpecModel
from slocompiler.spec.base import attributes_of

ABSENT = "absent"

_FITTING: dict[SignalForm, tuple[str, ...]] = {
    SignalForm.EVENTS: ("bad_ratio", "rate", "count", ABSENT),
    SignalForm.DISTRIBUTION: ("p50", "p90", "p95", "p99", "p99.9", "mean", ABSENT),
    SignalForm.GAUGE: ("value", ABSENT),
    SignalForm.RATIO: ("bad_ratio", ABSENT),
}
_FORM_NAMES = {
    SignalForm.EVENTS: "events",
    SignalForm.DISTRIBUTION: "a distribution",
    SignalForm.GAUGE: "a gauge",
    SignalForm.RATIO: "a ratio",
}


def chosen(spec: SpecModel) -> str:
    """The measure that a `when` or a `given` holds, as the spec spells it: the loader lets exactly one pass."""
    return next(key for key, field in attributes_of(type(spec)).items() if getattr(spec, field) is not None)


def attribute(measure: str) -> str:
    """The name a measure has in a model: `p99.9` is `p99_9`."""
    return measure.replace(".", "_")


def fits(scope: ServiceScope, measure: str, signal: SignalIr, route: Route) -> bool:
    """Whether the signal has that measure. One that it does not have is reported at the key of `route`."""
    fitting = _FITTING[signal.form]
    if measure not in fitting:
        message = f"`{measure}` is not a measure of {_FORM_NAMES[signal.form]}"
        scope.report_key(MEASURE_MISFIT, route, message, f"`{signal.name}` has {quoted(fitting)}")
        return False
    if measure == "bad_ratio" and signal.form is SignalForm.EVENTS and not has_sli(signal):
        report_no_sli(scope, signal, route)
        return False
    return True


def kind_of(measure: str) -> tuple[MeasureKind, Decimal | None]:
    """What is computed, and for percentiles the quantile: `p99.9` is 0.999."""
    if measure[0] == "p":
        return MeasureKind.QUANTILE, Decimal(measure[1:]).scaleb(-2)
    return MeasureKind(measure), None
