"""Anomaly bands: a measure outside of what its rhythm and its own noise let expect."""

from msgspec.structs import replace

from slocompiler.ir.alerts import BandIr
from slocompiler.ir.signals import PrometheusGaugeIr
from slocompiler.queries.measures import (
    gauge_now,
    gauge_over_time,
    measured,
    recordable,
    window_of,
)
from slocompiler.recordings import names as series
from slocompiler.recordings.names import SeriesNames
from slocompiler.targets.prometheus.groups import BAND_INTERVAL
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.signal_alerts.condition import AlertScope, Condition
from slocompiler.targets.prometheus.signal_alerts.medians import median_of_offsets
from slocompiler.targets.prometheus.signal_alerts.wording import measure_words, subject, value_words
from slocompiler.values import Duration, print_number

#: Value and baseline are smoothed alike, or every sharp daily edge alarms.
_SMOOTHING = Duration.of(minutes=15)
_RESIDUALS = Duration.of(days=7)
#: A spread below this share of the expected value is noise of the estimate itself.
_LEAST_SPREAD = "0.0167"


def band_condition(scope: AlertScope, band: BandIr) -> Condition:
    """The 15m value outside of its band, once there are residuals of half a week.

    Expected is the median of one, two and three seasons ago, times the growth since then; the spread is half of the
    95 % quantile of the relative residuals of a week. All of it is recorded, once a minute, for dashboards too.
    """
    measure = replace(band.measure, over=max(_SMOOTHING, window_of(band.measure)))
    selected, words = scope.selected, measure_words(measure)
    value = selected.select(series.SIGNAL_VALUE)
    history = _RESIDUALS.milliseconds // BAND_INTERVAL.milliseconds // 2
    upper, lower = selected.select(series.SIGNAL_UPPER), selected.select(series.SIGNAL_LOWER)
    expr = (
        f"(\n  {value} > {upper}\n  or {value} < {lower}\n)\n"
        f"and count_over_time({selected.select(series.SIGNAL_RESIDUAL)}[{_RESIDUALS}]) > {history}"
    )
    return Condition(
        expr=expr,
        summary=f"{subject(scope)}: {words} is outside of its band",
        description=(
            f"The {words} is {value_words(scope.signal, measure)}, more than {print_number(band.deviations)} spreads "
            f"away from what a rhythm of {band.season.human} lets expect."
        ),
        recordings=(*_value(scope, replace(band, measure=measure)), *_band(scope.recorded, band)),
        looks_back=measure.over,
    )


def _value(scope: AlertScope, band: BandIr) -> tuple[Recording, ...]:
    """The smoothed value; a gauge that is an expression is recorded as it is before."""
    names, grouping, window = scope.recorded, scope.recorded_grouping, window_of(band.measure)
    source = scope.signal.prometheus
    if not isinstance(source, PrometheusGaugeIr):
        value = measured(scope.signal, scope.facts, band.measure, grouping, window, "avg")
        return (Recording(series.SIGNAL_VALUE, recordable(band.measure, value), names.labels()),)
    direct = gauge_over_time(source, grouping, band.measure, "avg")
    if direct is not None:
        return (Recording(series.SIGNAL_VALUE, direct, names.labels()),)
    now = Recording(series.SIGNAL_NOW, gauge_now(source, grouping, "avg"), names.labels())
    smoothed = f"avg_over_time({names.select(series.SIGNAL_NOW)}[{window}])"
    return now, Recording(series.SIGNAL_VALUE, smoothed, names.labels())


def _band(names: SeriesNames, band: BandIr) -> tuple[Recording, ...]:
    value, season, expected, residual, spread = (
        names.select(name)
        for name in (
            series.SIGNAL_VALUE,
            series.SIGNAL_SEASON,
            series.SIGNAL_EXPECTED,
            series.SIGNAL_RESIDUAL,
            series.SIGNAL_SPREAD,
        )
    )
    seasons = [Duration(number * band.season.milliseconds) for number in (1, 2, 3)]
    width = f"{print_number(band.deviations)} * {spread}"
    texts = {
        series.SIGNAL_SEASON: median_of_offsets(value, seasons),
        series.SIGNAL_EXPECTED: (
            f"{season}\n* clamp(\n  avg_over_time({value}[1d] offset 1h)\n"
            f"  / avg_over_time({season}[1d] offset 1h),\n  0.5, 2\n)"
        ),
        series.SIGNAL_RESIDUAL: f"abs({value} / {expected} - 1)",
        series.SIGNAL_SPREAD: (
            f"quantile_over_time(0.95, {residual}[{_RESIDUALS}] offset 30m) / 2 > {_LEAST_SPREAD}\n"
            f"or 0 * {residual} + {_LEAST_SPREAD}"
        ),
        series.SIGNAL_UPPER: f"{expected} * (1 + {width})",
        series.SIGNAL_LOWER: f"{expected} * clamp_min(1 - {width}, 0)",
    }
    return tuple(Recording(name, expr, names.labels()) for name, expr in texts.items())
