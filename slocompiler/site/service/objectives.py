"""The promises of a service: how much may fail, and which failure is noticed when."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.detection.signal_alerts.shift import NotModelled
from slocompiler.proof.runbook_pages.alerts_in_words import group_words
from slocompiler.proof.table.curves import detection_curves
from slocompiler.proof.table.evaluator import evaluator_of
from slocompiler.proof.table.service_table import ServiceDetection, SloDetection
from slocompiler.report.detection.sections import Section, sections
from slocompiler.report.detection.wording import told_words
from slocompiler.site.charts.detection_chart import DetectionChart, detection_chart
from slocompiler.site.grid import Cell, Grid, columns, head, number, text
from slocompiler.site.service.runbook_link import RunbookLinks
from slocompiler.site.words import budget_in_events, minutes, promise_words, sentence
from slocompiler.values import Duration, print_number

_NUMBERS = (2, 3, 4, 5)


class ObjectiveView(Struct, frozen=True):
    """One partition of an SLO. `remarks` belong to the table of failures; `reason`: why there is none."""

    id: str
    title: str
    objective: str
    window: str
    promise: str
    description: str
    entries: Grid
    failures: Grid | None
    remarks: tuple[str, ...]
    reason: str
    chart: DetectionChart | None
    chart_words: str


class Objectives(Struct, frozen=True):
    summary: Grid
    views: tuple[ObjectiveView, ...]


def objectives(
    service: ServiceIr, detection: ServiceDetection, organization: OrganizationIr, links: RunbookLinks
) -> Objectives | None:
    """None for a service that promises nothing."""
    if not detection.slos:
        return None
    found = zip(detection.slos, sections(detection), strict=False)  # SLOs come first
    views = tuple(
        _view(index, one, section, service, organization) for index, (one, section) in enumerate(found, start=1)
    )
    return Objectives(_summary(service, detection, views, links), views)


def _summary(
    service: ServiceIr, detection: ServiceDetection, views: Sequence[ObjectiveView], links: RunbookLinks
) -> Grid:
    rows = tuple(
        (
            head(view.title, href=f"#{view.id}"),
            text(f"{view.objective} over {view.window}", note=view.promise),
            number(minutes(one.partition.objective.budget_time(one.slo.window.length))),
            number(budget_in_events(one.slo, one.partition, service)),
            Cell(links.items(one.partition.runbook)),
        )
        for one, view in zip(detection.slos, views, strict=True)
    )
    heads = columns("Objective", "Promise", "Budget in time", "Budget in events", "Runbook", numbers=(2, 3))
    return Grid("Promises, and how much may fail", heads, rows, is_stacked=True)


def _view(
    index: int, one: SloDetection, section: Section, service: ServiceIr, organization: OrganizationIr
) -> ObjectiveView:
    name = f"{one.slo.name}{group_words(one.partition.group)}"
    return ObjectiveView(
        id=f"objective-{index}",
        title=name,
        objective=str(one.partition.objective),
        window=one.slo.window.text,
        promise=promise_words(one.slo.sli, service),
        description=one.slo.description or "",
        entries=_entries(name, one),
        failures=_failures(f"Which failure of {name} is noticed when", section),
        remarks=tuple(sentence(row[0]) for row in section.rows if len(row) == 1),
        reason=sentence(section.basis or ""),
        chart=_chart(one, organization),
        chart_words=_chart_words(one),
    )


def _entries(name: str, one: SloDetection) -> Grid:
    rows = tuple(
        (
            head(alert.entry),
            text(alert.severity),
            number(f"{alert.burn}x"),
            number(f"{print_number(alert.threshold.scaleb(2))} %"),
            text(f"{alert.long} and {alert.short}"),
            number(str(alert.for_) if alert.for_ != Duration(0) else "at once"),
            text(told_words(told)),
        )
        for alert, told in zip(one.partition.burn_alerts, one.told, strict=True)
    )
    heads = columns("Alert", "Severity", "Burn", "Bad above", "Over", "For", "Who is told", numbers=(2, 3, 5))
    return Grid(f"Burn-rate alerts of {name}", heads, rows, is_stacked=True)


def _failures(caption: str, section: Section) -> Grid | None:
    """The rows of one partition; a failure stands once for all alerts that notice it. None where there is none."""
    whole = [row for row in section.rows if len(row) > 1]
    if not whole:
        return None
    starts = [index for index, row in enumerate(whole) if row[0]]
    heights = {start: end - start for start, end in pairwise([*starts, len(whole)])}
    rows = tuple(tuple(_cells(row, heights.get(index))) for index, row in enumerate(whole))
    return Grid(caption, columns(*map(str.capitalize, section.head), numbers=_NUMBERS), rows, is_compact=True)


def _cells(row: Sequence[str], height: int | None) -> Iterator[Cell]:
    if height is not None:
        yield head(row[0], rows=height)
    yield from (text(row[1]), *map(number, row[2:]))


def _chart(one: SloDetection, organization: OrganizationIr) -> DetectionChart | None:
    if isinstance(one.table, NotModelled) or not one.partition.burn_alerts:
        return None
    evaluator = evaluator_of(one.slo, organization)
    curves = detection_curves(one.partition.burn_alerts, one.table.facts, evaluator)
    severities = [severity.name for severity in organization.severities]
    return detection_chart(one.table, curves, one.slo.detect, severities)


def _chart_words(one: SloDetection) -> str:
    """What the drawing shows, for who does not see it: the first alert for each failure."""
    if isinstance(one.table, NotModelled):
        return ""
    parts = []
    for row in one.table.rows:
        first = row.first
        if first is None:
            parts.append(f"{row.failure.text}: nobody notices")
        else:
            latest = "with no limit" if first.at_most is None else f"after {first.at_most.rounded_up.human} at most"
            parts.append(f"{row.failure.text}: {first.alert.entry} {latest}")
    return "; ".join(parts)
