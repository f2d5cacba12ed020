"""Conditions of alerts: a measure of a signal, and what it is compared with."""

from decimal import Decimal

from slocompiler.ir.alerts import (
    AbsenceIr,
    BandIr,
    ChangeIr,
    ConditionIr,
    MeasureIr,
    MeasureKind,
    ThresholdIr,
)
from slocompiler.ir.references import GroupIr
from slocompiler.ir.signals import SignalForm, SignalIr
from slocompiler.load.loaded import Route
from slocompiler.load.yaml import ScalarNode
from slocompiler.lower.passes.check_comparisons import check_comparison, check_min_baseline
from slocompiler.lower.passes.measures import ABSENT, attribute, chosen, fits, kind_of
from slocompiler.lower.quantities import in_unit, per_second
from slocompiler.lower.rules.alerts import ABSENCE_WITHOUT_MEMORY
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec.alerts import AbsentSpec, ComparisonSpec, WhenSpec
from slocompiler.values import Duration, Quantity, Rate, Unit

_OVER = Duration.of(minutes=5)
_SEASON = Duration.of(days=7)
#: Events per 5m: with fewer, chance alone halves the traffic every night.
_MIN_BASELINE = 50
_COUNTED = (MeasureKind.RATE, MeasureKind.COUNT)


def lower_condition(
    scope: ServiceScope,
    when: WhenSpec,
    signal: SignalIr,
    route: Route,
    min_baseline: tuple[int | None, Route],
    declared: tuple[GroupIr, ...],
) -> ConditionIr | None:
    """The condition at `route`; None when it does not fit the signal (which is reported).

    `min_baseline` and its route stand beside `when`; `declared` are the groups that an absence knows by name.
    """
    measure = chosen(when)
    if not fits(scope, measure, signal, (*route, measure)):
        return None
    spec = getattr(when, attribute(measure))
    kind = None if measure == ABSENT else kind_of(measure)[0]
    is_counted_drop = kind in _COUNTED and isinstance(spec, ComparisonSpec) and spec.drops is not None
    if not check_min_baseline(scope, *min_baseline, fits=is_counted_drop):
        return None
    if isinstance(spec, AbsentSpec):
        return _absence(scope, spec, signal, (*route, measure), declared)
    if not check_comparison(scope, spec, signal, (*route, measure)):
        return None
    baseline = int(min_baseline[0] or _MIN_BASELINE) if is_counted_drop else None
    return _comparison(scope, spec, signal, measure, (*route, measure), baseline)


def _comparison(
    scope: ServiceScope, spec: ComparisonSpec, signal: SignalIr, measure: str, route: Route, min_baseline: int | None
) -> ConditionIr | None:
    lowered = _measure(measure, spec, signal)
    if spec.deviates is not None:
        return BandIr(lowered, spec.deviates, spec.season or _SEASON)
    share = spec.drops or spec.rises
    if share is not None:
        return ChangeIr(lowered, spec.drops is not None, share, spec.against, min_baseline)
    key = "above" if spec.above is not None else "below"
    bound = _bound(scope, getattr(spec, key), lowered, signal, (*route, key))
    return None if bound is None else ThresholdIr(lowered, key == "above", bound, _text(scope, (*route, key)))


def _measure(measure: str, spec: ComparisonSpec, signal: SignalIr) -> MeasureIr:
    """A gauge is a value now unless it says over what; everything else looks back 5m."""
    kind, quantile = kind_of(measure)
    default = None if signal.form is SignalForm.GAUGE else _OVER
    return MeasureIr(measure, kind, quantile, spec.over or default, spec.as_)


def _bound(
    scope: ServiceScope, written: Quantity | Rate, measure: MeasureIr, signal: SignalIr, route: Route
) -> Decimal | None:
    """The number that the measure is compared with: a rate in events per second, all else in its unit."""
    if isinstance(written, Rate):
        return per_second(written)
    return in_unit(scope, route, written, measured_in(measure.kind, signal))


def measured_in(kind: MeasureKind, signal: SignalIr) -> Unit:
    """The unit of a measure: shares are ratios, counts are numbers, and the rest is in the signal's unit."""
    if kind is MeasureKind.BAD_RATIO:
        return Unit.RATIO
    if kind is MeasureKind.COUNT:
        return Unit.COUNT
    return signal.unit or Unit.COUNT


def _text(scope: ServiceScope, route: Route) -> str:
    node = scope.document.node(*route)
    return node.text if isinstance(node, ScalarNode) else ""


def _absence(
    scope: ServiceScope, spec: AbsentSpec, signal: SignalIr, route: Route, declared: tuple[GroupIr, ...]
) -> AbsenceIr | None:
    if signal.by and spec.seen_within is None:
        help = "write how recently a group must have been seen to be missed: `absent: {seen_within: 1d}`"
        message = f"the signal `{signal.name}` has groups, and `absent` does not say which are missed"
        scope.report_key(ABSENCE_WITHOUT_MEMORY, route, message, help)
        return None
    return AbsenceIr(spec.seen_within, declared)
