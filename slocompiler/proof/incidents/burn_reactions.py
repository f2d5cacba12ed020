"""What the burn-rate alerts of an SLO make of an incident."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from typing import Any

from slocompiler.ir.operations import IncidentIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, CompositeSli, SloIr, SloPartitionIr, TimesliceSli
from slocompiler.proof.detection.condition import window_terms
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.incidents.given_levels import Levels
from slocompiler.proof.incidents.reaction import Peak, Reaction
from slocompiler.proof.incidents.timing import course, latest, percent, since
from slocompiler.proof.rule_tests.burn_outcomes import burn_periods
from slocompiler.proof.rule_tests.sli_counts import SliCounts, counts_of
from slocompiler.proof.rule_tests.sli_input import sli_input
from slocompiler.proof.rule_tests.subject import recorded_by
from slocompiler.values import Duration

#: Longer windows are still full of the incident then, but a page hours after its end helps nobody.
_LONGEST_AFTER = Duration.of(hours=2).milliseconds


def burn_reactions(
    slo: SloIr, service: ServiceIr, incident: IncidentIr, levels: Levels, prometheus: PrometheusFactsIr
) -> Iterator[Reaction]:
    """One for each entry of the policy; raises NotTestableError for an SLI that cannot be fed."""
    sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
    assert not isinstance(sli, CompositeSli), "the caller has ruled it out"
    interval, scrape = recording_interval(prometheus), prometheus.scrape_interval.milliseconds
    source = sli_input(sli, service.signal(sli.signal), prometheus, 0, every_bucket=True)
    alerts = partition_of(slo, incident.group).burn_alerts
    windows, begins = course(incident, levels, scrape, interval.milliseconds, max(map(_after, alerts), default=0))
    counts = counts_of(source, windows, recorded_by(slo, interval))
    for alert in alerts:
        ends = begins + incident.lasts.milliseconds + (0 if levels.wrong is None else _after(alert))
        periods = since(burn_periods(alert, counts, ends, unit=levels.unit), begins)
        look = None if periods else partial(_peak, alert, counts, begins, ends, levels.unit)
        yield Reaction(f"{slo.name}/{alert.entry}", slo.name, periods, latest(periods, interval.milliseconds), look)


def partition_of(slo: SloIr, group: GroupIr) -> SloPartitionIr:
    """The partition that a group belongs to; the rest unless it is named."""
    return next((one for one in slo.partitions if one.group and set(one.group) <= set(group)), slo.default)


def _after(alert: BurnAlertIr) -> int:
    """As long as any window keeps the condition true, and `for` on top."""
    shortest = min(term.window.milliseconds for term in window_terms(alert))
    return min(shortest + Duration.of(minutes=5).milliseconds, _LONGEST_AFTER) + alert.for_.milliseconds


def _peak(alert: BurnAlertIr, counts: SliCounts, begins: int, ends: int, unit: Fraction) -> Peak:
    """The window that keeps the alert from firing, and how far it comes; or that it is not true for long enough."""
    moments = range(begins, ends + 1, counts.interval)
    reached = [
        (_highest(counts, term.window.milliseconds, moments) / term.threshold, term) for term in window_terms(alert)
    ]
    reach, term = min(reached, key=lambda one: (one[0], -one[1].window.milliseconds))
    if reach <= 1:
        text = f"reaches {percent(reach * term.threshold)} over {term.window} against {percent(term.threshold)}"
        return Peak(reach, text)
    failures = max(counts.summed(alert.long.milliseconds, at)[0] for at in moments) * unit
    if alert.min_failures and failures <= alert.min_failures:
        return Peak(
            Fraction(1), f"sees {int(failures)} failures in {alert.long} where it asks for {alert.min_failures}"
        )
    return Peak(Fraction(1), f"is not true for all of its `for: {alert.for_}`")


def _highest(counts: SliCounts, window: int, moments: range) -> Fraction:
    seen: list[Any] = [counts.over(window, at) for at in moments]
    return max((Fraction(bad) / every for bad, every in (one for one in seen if one) if every), default=Fraction(0))
