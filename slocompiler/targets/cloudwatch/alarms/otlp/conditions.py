"""Conditions of alerts over OTLP metrics, as PromQL: what CloudWatch evaluates there looks back as far as it likes."""

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import AbsenceIr, BandIr, ChangeIr, MeasureIr, MeasureKind, RawConditionIr, ThresholdIr
from slocompiler.ir.signals import SignalForm
from slocompiler.promql import print_expr_pretty
from slocompiler.targets.cloudwatch.alarms.otlp.counts import STEP, bad_share, event_counts, metric_of
from slocompiler.targets.cloudwatch.alarms.otlp.queries import selector, summed
from slocompiler.targets.cloudwatch.alarms.signal_alerts.measure import EVENT_KINDS
from slocompiler.targets.cloudwatch.alarms.signal_alerts.subject import AlertAt
from slocompiler.targets.cloudwatch.alarms.signal_alerts.wording import measure_words
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import NOT_ON_CLOUDWATCH, OTHER_BASELINE
from slocompiler.values import Duration, print_number

_FIVE_MINUTES = 300
_OVER_TIME = {"mean": "avg_over_time", "max": "max_over_time", "min": "min_over_time"}
#: A day and a window back is within the week that CloudWatch looks back; a week and a window is not.
_BASELINES = (Duration.of(hours=1), Duration.of(days=1))


class Query(Struct, frozen=True):
    """A query whose every series is in alarm, and in words what is true then."""

    text: str
    words: str
    findings: tuple[Diagnostic, ...] = ()


def otlp_query(subject: AlertAt) -> Query | Diagnostic:
    """The condition as a query, or why there is none."""
    match subject.partition.condition:
        case RawConditionIr() as raw:
            return Query(print_expr_pretty(raw.query.expr), "the expression of the alert returns something")
        case ThresholdIr() as threshold:
            return _threshold(subject, threshold)
        case ChangeIr() as change:
            return _change(subject, change)
        case AbsenceIr() as absence:
            return _absence(subject, absence)
        case BandIr():
            help = "ingest the metric as EMF, which anomaly detectors read, or write a threshold"
            message = f"CloudWatch learns no band for OTLP metrics: `{subject.alert.name}` has no alarm"
            return NOT_ON_CLOUDWATCH.at(subject.partition.span, message, help)


def _threshold(subject: AlertAt, threshold: ThresholdIr) -> Query:
    measure, side = threshold.measure, "above" if threshold.is_above else "below"
    value = _value(subject, measure, "", "max" if threshold.is_above else "min")
    if measure.kind in EVENT_KINDS and not threshold.is_above:
        value = f"({value} or vector(0))"
    text = f"{value} {'>' if threshold.is_above else '<'} {print_number(threshold.value)}"
    return Query(text, f"{measure_words(measure)} is {side} {threshold.text}")


def _change(subject: AlertAt, change: ChangeIr) -> Query:
    """Against one moment, or against both an hour and a day ago."""
    measure, worst = change.measure, "min" if change.is_drop else "max"
    now, is_counted = _value(subject, measure, "", worst), measure.kind in EVENT_KINDS
    if change.is_drop and is_counted:
        now = f"({now} or vector(0))"
    bound = print_number(1 - change.share.ratio if change.is_drop else 1 + change.share.ratio)
    terms = []
    for offset in _BASELINES if change.against is None else (change.against,):
        before = _value(subject, measure, f" offset {offset}", worst)
        terms.append(f"{now} {'<' if change.is_drop else '>'} {bound} * ({before})")
        if change.min_baseline is not None:
            terms.append(f"{_per_5m(before, measure)} > {change.min_baseline}")
        elif not change.is_drop:
            terms.append(f"({before}) > 0")
    verb = "dropped" if change.is_drop else "rose"
    words = f"{measure_words(measure)} {verb} by more than {change.share}"
    return Query("\nand ".join(terms), words, () if change.against is not None else (_two_baselines(subject),))


def _two_baselines(subject: AlertAt) -> Diagnostic:
    message = f"`{subject.alert.name}` is judged against 1h and 1d ago, both: CloudWatch does not see a week and more"
    help = "write the moment that you mean: `against: 1d`"
    return OTHER_BASELINE.at(subject.partition.span, message, help)


def _absence(subject: AlertAt, absence: AbsenceIr) -> Query:
    source, place = subject.source, subject.place
    names = (*source.total, *source.good, *source.bad)
    if absence.seen_within is not None and subject.signal.form is SignalForm.EVENTS:
        events = summed("increase", place, source.total or names, "[5m]")
        return Query(f"({events} or vector(0)) == 0", "there are no events")
    return Query(f"absent({selector(place, names[0] if names else metric_of(source))})", "there is no data")


def _value(subject: AlertAt, measure: MeasureIr, offset: str, worst: str) -> str:
    """The measure, `offset` ago; of a gauge's several series the worst one decides."""
    source, place, over = subject.source, subject.place, measure.over or Duration.of(minutes=5)
    span = f"[{over}]{offset}"
    if subject.signal.form is SignalForm.RATIO:
        return f"avg_over_time(({bad_share(source, place)})[{over}:{STEP}]{offset})"
    match measure.kind:
        case MeasureKind.RATE | MeasureKind.COUNT:
            function = "rate" if measure.kind is MeasureKind.RATE else "increase"
            return summed(function, place, source.total or (*source.good, *source.bad), span)
        case MeasureKind.BAD_RATIO:
            return event_counts(source, place, span).ratio
        case MeasureKind.QUANTILE:
            assert measure.quantile is not None, "a quantile has a number"
            histogram = f"sum(rate({selector(place, metric_of(source))}{span}))"
            return f"histogram_quantile({print_number(measure.quantile)}, {histogram})"
        case MeasureKind.MEAN:
            return f"histogram_avg(sum(rate({selector(place, metric_of(source))}{span})))"
        case MeasureKind.VALUE:
            series = selector(place, metric_of(source))
            if measure.over is None:
                return f"{worst}({series}{offset})"
            return f"{worst}({_OVER_TIME[measure.aggregate or 'mean']}({series}{span}))"


def _per_5m(before: str, measure: MeasureIr) -> str:
    """A baseline as events of 5m."""
    if measure.kind is MeasureKind.RATE:
        return f"{_FIVE_MINUTES} * ({before})"
    over = (measure.over or Duration.of(minutes=5)).whole_seconds
    return f"({before})" if over == _FIVE_MINUTES else f"{_FIVE_MINUTES} / {over} * ({before})"
