"""How soon an SLO's alerts notice failures, for the page that they lead to."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import SloIr, SloPartitionIr
from slocompiler.proof.detection.facts import facts_of
from slocompiler.proof.runbook_pages.alerts_in_words import group_words
from slocompiler.proof.runbook_pages.leading_alerts import leads_to
from slocompiler.proof.table import DetectionTable, detection_table
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
            table = detection_table(slo, partition, facts_of(slo, partition, service, facts))
            where = f" ({service.environment})" if service.environment else ""
            title = f"{service.name} {slo.name}{group_words(partition.group)}{where}"
            found.append(DetectionTimes(title, tuple(_rows(table))))
    return tuple(found)


def _partitions(runbook: RunbookIr, service: ServiceIr) -> Iterator[tuple[SloIr, SloPartitionIr]]:
    for slo in service.slos:
        for partition in slo.partitions if slo.store is Store.PROMETHEUS else ():
            if partition.burn_alerts and leads_to(partition.runbook, runbook, service):
                yield slo, partition


def _rows(table: DetectionTable) -> Iterator[tuple[str, str, str, str]]:
    for row in table.rows:
        first = row.first
        if first is None or first.fires is None:
            yield row.failure.text, "nobody notices", "", ""
            continue
        spent = Decimal(print_fraction(first.budget_spent or Fraction(0), digits=6))
        latest = first.at_most.rounded_up.human if first.at_most else f"{first.fires.human}, or later"
        yield row.failure.text, first.alert.alert_name, latest, f"{round(spent * 100, 1)} %"
