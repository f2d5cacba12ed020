"""Anomaly bands: a measure outside of what CloudWatch has learnt to expect."""

from decimal import Decimal

from slocompiler.ir.alerts import BandIr
from slocompiler.targets.cloudwatch.alarms.body import ABOVE, Watch
from slocompiler.targets.cloudwatch.alarms.formula import queries
from slocompiler.targets.cloudwatch.alarms.names import alarm_name
from slocompiler.targets.cloudwatch.alarms.periods import duration_text
from slocompiler.targets.cloudwatch.alarms.signal_alerts.measure import measured
from slocompiler.targets.cloudwatch.alarms.signal_alerts.subject import AlertAt, Condition, looks_back
from slocompiler.targets.cloudwatch.alarms.signal_alerts.threshold import statistic_findings
from slocompiler.targets.cloudwatch.alarms.signal_alerts.wording import measure_words
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import OTHER_STATISTIC
from slocompiler.values import Duration, print_number

#: CloudWatch learns the rhythm of hours, days and weeks.
_LONGEST_SEASON = Duration.of(days=7)


def band_condition(subject: AlertAt, band: BandIr) -> Condition:
    """The measure outside of its band, in every period that `for` reaches back to."""
    period = looks_back(band.measure.over)
    watch = Watch(measured(subject, band.measure), period, ABOVE, Decimal(0), subject.evaluations(period))
    found = list(statistic_findings(subject, band.measure))
    if band.season > _LONGEST_SEASON:
        message = f"CloudWatch learns from two weeks at most: a rhythm of {band.season.human} is unknown to it"
        found.append(OTHER_STATISTIC.at(subject.partition.span, message, "write `season: 1w`, or leave it out"))
    deviations = print_number(band.deviations)
    words = f"{measure_words(band.measure)} is outside of its band of {deviations} deviations"
    return Condition(watch, words, tuple(found), deviations)


def detector(subject: AlertAt, band: BandIr) -> Resource:
    """The model that learns the band; alarms on the same measure share it."""
    watch = band_condition(subject, band).watch
    parts = ("band", subject.signal.name, band.measure.text, duration_text(watch.period))
    name = alarm_name(subject.scope.service, *parts, *subject.place.values)
    stream = watch.formula.only
    if stream is not None:
        body: dict[str, object] = {"SingleMetricAnomalyDetector": stream.metric_body | {"Stat": stream.stat}}
    else:
        body = {"MetricMathAnomalyDetector": {"MetricDataQueries": queries(watch.formula, watch.period)}}
    return Resource(ResourceKind.ANOMALY_DETECTOR, name, subject.place.region, body, subject.alert.span)
