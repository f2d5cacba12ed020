"""False alarms of alerts outside any SLO: thresholds on shares, counts, rates and percentiles."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, MeasureKind, ThresholdIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr, TrafficIr
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.false_alarms.baselines import bad_baseline, slow_baseline, traffic_of
from slocompiler.proof.false_alarms.estimate import AlertEstimate, Unknown
from slocompiler.proof.false_alarms.onset import Holding, Window, firings
from slocompiler.proof.false_alarms.thresholds import RatioWindow, Traffic, exceeds, ratio_firings
from slocompiler.proof.false_alarms.traffic import worst_week
from slocompiler.values import Duration

_DEFAULT_OVER = Duration.of(minutes=5)
_NOT_MODELLED = Unknown("only counts of independent events are modelled: bad_ratio, count, rate and percentiles, above")


def signal_estimates(service: ServiceIr, organization: OrganizationIr, alert: AlertIr) -> Iterator[AlertEstimate]:
    """An estimate for each partition of an alert."""
    for partition in alert.partitions:
        found = signal_firings_a_week(service, organization, alert, partition)
        yield AlertEstimate(
            subject=alert.name,
            entry=None,
            group=partition.group,
            alert_name=alert.alert_name,
            severity=partition.severity,
            page=partition.page,
            span=alert.span,
            expected=found if isinstance(found, float) else None,
            unknown=found if isinstance(found, Unknown) else None,
        )


def signal_firings_a_week(
    service: ServiceIr, organization: OrganizationIr, alert: AlertIr, partition: AlertPartitionIr
) -> float | Unknown:
    """Expected firings a week of the alert of one partition, or why they are not known."""
    condition = partition.condition
    if alert.signal is None or not isinstance(condition, ThresholdIr) or not condition.is_above:
        return _NOT_MODELLED
    signal = service.signal(alert.signal)
    share = _share(service, signal, condition)
    if isinstance(share, Unknown):
        return share
    traffic = traffic_of(signal)
    if isinstance(traffic, Unknown):
        return traffic
    facts = organization.prometheus
    over = condition.measure.over or _DEFAULT_OVER
    seen = (over.milliseconds - facts.scrape_interval.milliseconds) / 1000
    holding = Holding(partition.for_.seconds, partition.keep_firing_for.seconds, recording_interval(facts).seconds)
    if share is None:
        return _of_counts(condition, traffic, seen, over.seconds, holding)
    threshold, baseline = share
    windows = (RatioWindow(seen, threshold),)
    return worst_week(traffic, lambda events: ratio_firings(windows, Traffic(events, float(baseline)), holding))


def _share(service: ServiceIr, signal: SignalIr, condition: ThresholdIr) -> tuple[Fraction, Decimal] | Unknown | None:
    """The share of events that must be exceeded, and the ordinary one; None where events themselves are counted.

    A percentile q is above a limit when more than 1 - q of the measurements are.
    """
    measure = condition.measure
    match measure.kind:
        case MeasureKind.BAD_RATIO:
            threshold, ordinary = Fraction(condition.value), bad_baseline(service, signal)
        case MeasureKind.QUANTILE if measure.quantile is not None:
            threshold, ordinary = Fraction(1 - measure.quantile), slow_baseline(service, signal, condition.value)
        case MeasureKind.COUNT | MeasureKind.RATE:
            return None
        case _:
            return _NOT_MODELLED
    return ordinary if isinstance(ordinary, Unknown) else (threshold, ordinary)


def _of_counts(condition: ThresholdIr, traffic: TrafficIr, seen: float, over: float, holding: Holding) -> float:
    """`increase` and `rate` extrapolate what they have seen to the whole of `over`; rates are events per second."""
    limit = Fraction(condition.value) * (Fraction(over) if condition.measure.kind is MeasureKind.RATE else 1)
    window = Window(seen, exceeds(limit, seen / over))
    return worst_week(traffic, lambda events: firings((window,), events, holding))
