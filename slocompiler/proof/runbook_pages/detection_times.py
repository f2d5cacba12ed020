"""How soon an SLO's alerts notice failures, for the page that they lead to."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.proof.detection.anonymous import anonymous
from slocompiler.proof.detection.facts import DetectionFacts, facts_of
from slocompiler.proof.failures import slo_failures
from slocompiler.proof.runbook_pages.alerts_in_words import group_words
from slocompiler.proof.runbook_pages.leading_alerts import leads_to
from slocompiler.proof.table import DetectionRow, detection_row
from slocompiler.values import print_fraction


class DetectionTimes(Struct, frozen=True):
    """A line for each failure: what fails, which alert fires first, after how long at most, the budget gone by then."""

    title: str
    rows: tuple[tuple[str, str, str, str], ...]


def detection_times(
    runbook: RunbookIr, services: list[ServiceIr], compilation: CompilationIr
) -> tuple[DetectionTimes, ...]:
    """A table for each SLO that leads to the page and that Prometheus evaluates; groups of one policy have one."""
    facts = compilation.organization.prometheus
    found: list[DetectionTimes] = []
    for service in services:
        for slo, partition in _partitions(runbook, service):
            where = f" ({service.environment})" if service.environment else ""
            title = f"{service.name} {slo.name}{group_words(partition.group)}{where}"
            known = facts_of(slo, partition, service, facts)
            found.append(DetectionTimes(title, tuple(_rows(partition.burn_alerts, known))))
    return tuple(found)


def _partitions(runbook: RunbookIr, service: ServiceIr) -> Iterator[tuple[SloIr, SloPartitionIr]]:
    for slo in service.slos:
        for partition in slo.partitions if slo.store is Store.PROMETHEUS else ():
            if partition.burn_alerts and leads_to(partition.runbook, runbook, service):
                yield slo, partition


def _rows(alerts: tuple[BurnAlertIr, ...], facts: DetectionFacts) -> Iterator[tuple[str, str, str, str]]:
    names = {alert.entry: alert.alert_name for alert in alerts}
    for failure, entry, latest, spent in _rows_by_entry(tuple(map(_known_by_entry, alerts)), facts):
        yield failure, "nobody notices" if entry is None else names[entry], latest, spent


def _known_by_entry(alert: BurnAlertIr) -> BurnAlertIr:
    return replace(anonymous(alert), entry=alert.entry)


@lru_cache(maxsize=512)
def _rows_by_entry(
    alerts: tuple[BurnAlertIr, ...], facts: DetectionFacts
) -> tuple[tuple[str, str | None, str, str], ...]:
    """The rows of all SLOs with the same alerts and facts, with the entry of the policy for the alert's name."""
    failures = slo_failures(facts.budget, facts.baseline)
    return tuple(_row(detection_row(alerts, facts, failure)) for failure in failures)


def _row(row: DetectionRow) -> tuple[str, str | None, str, str]:
    first = row.first
    if first is None or first.fires is None:
        return row.failure.text, None, "", ""
    spent = Decimal(print_fraction(first.budget_spent or Fraction(0), digits=6))
    latest = first.at_most.rounded_up.human if first.at_most else f"{first.fires.human}, or later"
    return row.failure.text, first.alert.entry, latest, f"{round(spent * 100, 1)} %"
