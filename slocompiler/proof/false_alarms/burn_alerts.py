"""False alarms of burn-rate alerts."""

from collections.abc import Iterator
from fractions import Fraction

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, CompositeSli, GaugeSli, SloIr, SloPartitionIr, TimesliceSli
from slocompiler.proof.detection.condition import window_terms
from slocompiler.proof.detection.facts import DetectionFacts, facts_of
from slocompiler.proof.false_alarms.baselines import baseline_of, traffic_of
from slocompiler.proof.false_alarms.estimate import AlertEstimate, Unknown
from slocompiler.proof.false_alarms.onset import Holding
from slocompiler.proof.false_alarms.thresholds import RatioWindow, Traffic, ratio_firings
from slocompiler.proof.false_alarms.traffic import worst_week


def burn_estimates(service: ServiceIr, organization: OrganizationIr, slo: SloIr) -> Iterator[AlertEstimate]:
    """An estimate for each burn-rate alert of an SLO."""
    for partition in slo.partitions:
        for alert in partition.burn_alerts:
            found = burn_firings_a_week(service, organization, slo, partition, alert)
            known = found if isinstance(found, float) else None
            yield AlertEstimate(
                subject=slo.name,
                entry=alert.entry,
                group=partition.group,
                alert_name=alert.alert_name,
                severity=alert.severity,
                page=alert.page,
                span=slo.span,
                expected=known,
                unknown=found if isinstance(found, Unknown) else None,
            )


def burn_firings_a_week(
    service: ServiceIr, organization: OrganizationIr, slo: SloIr, partition: SloPartitionIr, alert: BurnAlertIr
) -> float | Unknown:
    """Expected firings a week of one alert, or why they are not known."""
    sli = slo.sli
    if isinstance(sli, CompositeSli):
        return Unknown("the members of a composite are not independent of each other")
    if isinstance(sli, GaugeSli | TimesliceSli):
        return Unknown("neighbouring moments of a gauge or slices of time are not independent of each other")
    traffic, baseline = traffic_of(service.signal(sli.signal)), baseline_of(slo)
    if isinstance(traffic, Unknown):
        return traffic
    if isinstance(baseline, Unknown):
        return baseline
    facts = facts_of(slo, partition, service, organization.prometheus)
    windows, holding = _windows(alert, facts), _holding(alert, facts)
    return worst_week(traffic, lambda events: ratio_firings(windows, Traffic(events, float(baseline)), holding))


def _windows(alert: BurnAlertIr, facts: DetectionFacts) -> list[RatioWindow]:
    """A raw window holds the increments between its first and its last scrape: one scrape interval less."""
    windows = []
    for term in window_terms(alert):
        lost = facts.scrape.milliseconds if facts.shape.is_raw(term.window) else 0
        guard = alert.min_failures if term.window == alert.long else 0
        windows.append(RatioWindow((term.window.milliseconds - lost) / 1000, Fraction(term.threshold), guard))
    return windows


def _holding(alert: BurnAlertIr, facts: DetectionFacts) -> Holding:
    return Holding(alert.for_.seconds, alert.keep_firing_for.seconds, facts.interval.seconds)
