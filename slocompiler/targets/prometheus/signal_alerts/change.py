"""Drops and rises: a measure against its own past."""

from decimal import Decimal

from slocompiler.ir.alerts import ChangeIr, MeasureKind
from slocompiler.queries.measures import is_instant, measured, recordable, window_of
from slocompiler.recordings.names import SIGNAL_BASELINE, SIGNAL_VALUE, SeriesNames
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.signal_alerts.condition import AlertScope, Condition
from slocompiler.targets.prometheus.signal_alerts.medians import median_of_offsets
from slocompiler.targets.prometheus.signal_alerts.wording import measure_words, subject, value_words
from slocompiler.values import Duration, print_number

#: One hour ago alone echoes a recovery burst, ends while the service is still down and calls a campaign's end a drop.
_BASELINES = (Duration.of(hours=1), Duration.of(days=1), Duration.of(days=7))
_EVENT_KINDS = (MeasureKind.RATE, MeasureKind.COUNT)


def change_condition(scope: AlertScope, change: ChangeIr) -> Condition:
    """The measure against the median of 1h, 1d and 1w ago, or against one moment ago.

    Events that stopped together with their series count as none: their value is taken as 0 then. A baseline of few
    events says nothing and fires nothing.
    """
    window = window_of(change.measure)
    value = measured(
        scope.signal, scope.facts, change.measure, scope.recorded_grouping, window, "min" if change.is_drop else "max"
    )
    recorded, selected = scope.recorded, scope.selected
    against = "the median of 1h, 1d and 1w ago" if change.against is None else f"{change.against} ago"
    verb = "dropped" if change.is_drop else "rose"
    words = measure_words(change.measure)
    return Condition(
        expr=_compared(selected, change, window),
        summary=f"{subject(scope)}: {words} {verb} by more than {change.share}",
        description=(
            f"The {words} is {value_words(scope.signal, change.measure)} and {verb} by more than {change.share} "
            f"against {against}."
        ),
        recordings=(
            Recording(SIGNAL_VALUE, recordable(change.measure, value), recorded.labels()),
            Recording(SIGNAL_BASELINE, _baseline(recorded, change), recorded.labels()),
        ),
        looks_back=None if is_instant(change.measure) else window,
    )


def _baseline(names: SeriesNames, change: ChangeIr) -> str:
    value = names.select(SIGNAL_VALUE)
    return median_of_offsets(value, _BASELINES) if change.against is None else f"{value} offset {change.against}"


def _compared(names: SeriesNames, change: ChangeIr, window: Duration) -> str:
    value, baseline = names.select(SIGNAL_VALUE), names.select(SIGNAL_BASELINE)
    if change.is_drop and change.measure.kind in _EVENT_KINDS:
        value = f"({value} or 0 * {baseline})"
    bound = 1 - change.share.ratio if change.is_drop else 1 + change.share.ratio
    terms = [f"{value} {'<' if change.is_drop else '>'} {print_number(bound)} * {baseline}"]
    if change.min_baseline is not None and change.measure.kind in _EVENT_KINDS:
        terms.append(f"{_events_per_5m(baseline, change, window)} > {change.min_baseline}")
    elif not change.is_drop:
        terms.append(f"{baseline} > 0")
    return "\nand ".join(terms)


def _events_per_5m(baseline: str, change: ChangeIr, window: Duration) -> str:
    """A baseline in events per second, or in events of the measure's window, as events of 5m."""
    factor = Decimal(300)
    if change.measure.kind is MeasureKind.COUNT:
        factor = Decimal(300_000) / window.milliseconds
    return baseline if factor == 1 else f"{print_number(factor)} * {baseline}"
