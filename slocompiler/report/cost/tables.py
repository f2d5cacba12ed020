"""The tables of a bill, as rows of words that every format prints."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from slocompiler.cost.bill import Line
from slocompiler.cost.price_table import price_table
from slocompiler.cost.report import CostReport, ServiceCost
from slocompiler.cost.sampling import percent
from slocompiler.cost.tracing_cost import dollars
from slocompiler.values.columns import visible


class Table(Struct, frozen=True):
    """A heading, the names of the columns, the rows; the columns from `numbers` on are aligned to the right."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: int


def tables_of(report: CostReport) -> Iterator[Table]:
    """Costs by service and by item, traces, Prometheus, its groups of rules where there is one service.

    Those with nothing in them are left out.
    """
    tables = (_services(report), _items(report), _traces(report), _rules(report), _groups(report))
    return (table for table in tables if table.rows)


def limit_of(report: CostReport) -> str | None:
    """The traces of all services against the limit; None without a limit."""
    if report.limit_usd is None:
        return None
    return f"Traces of all services: {dollars(report.tracing_total)} a month, of {dollars(report.limit_usd)} allowed"


def notes_of(report: CostReport) -> Iterator[str]:
    """Everything that the numbers rest on."""
    for assumption in report.assumptions:
        yield f"{visible(assumption.about)}: {visible(assumption.text)}" if assumption.about else assumption.text


def quantity(value: Fraction) -> str:
    """A whole number, or one with two decimals: `239,500,800`, `1.46`."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    hundredths = int(value * 100 + Fraction(1, 2))
    return f"{hundredths // 100:,}.{hundredths % 100:02}"


def place(cost: ServiceCost) -> tuple[str, str]:
    return visible(cost.bill.service), visible(cost.bill.environment or "")


def _services(report: CostReport) -> Table:
    rows = [(*place(cost), dollars(cost.bill.total)) for cost in report.services]
    rows += [("in all", "", dollars(report.total))] if len(rows) > 1 else []
    return Table("A month", ("service", "environment", "cost"), tuple(rows), 2)


def _items(report: CostReport) -> Table:
    """By service, and of all services together when there are several."""
    rows = [(*place(cost), *_item(line)) for cost in report.services for line in cost.bill.lines]
    if len(report.services) > 1:
        rows += [("in all", "", *_item(line)) for line in report.lines]
    return Table("What for", ("service", "environment", "item", "quantity", "cost"), tuple(rows), 3)


def _traces(report: CostReport) -> Table:
    rows = tuple(
        (
            *place(cost),
            f"{quantity(cost.traces.requests)}/s",
            percent(cost.traces.sampled / cost.traces.requests) if cost.traces.requests else "-",
            percent(cost.traces.rate),
            quantity(Fraction(int(cost.traces.monthly))),
        )
        for cost in report.services
        if cost.traces and cost.begins_traces
    )
    return Table("Traces", ("service", "environment", "requests", "sampled", "recorded", "a month"), rows, 2)


def _rules(report: CostReport) -> Table:
    rows = [
        (*place(cost), *_counts(cost.rules.rules, cost.rules.series, cost.rules.samples, cost.rules.per_second))
        for cost in report.services
        if cost.rules.rules
    ]
    if len(rows) > 1:
        rules = [cost.rules for cost in report.services]
        total = _counts(
            sum(one.rules for one in rules),
            sum(one.series for one in rules),
            sum(one.samples for one in rules),
            sum((one.per_second for one in rules), start=Fraction(0)),
        )
        rows.append(("in all", "", *total))
    head = ("service", "environment", "rules", "recorded series", "samples per evaluation", "samples a second")
    return Table("Prometheus", head, tuple(rows), 2)


def _groups(report: CostReport) -> Table:
    is_one = len({cost.bill.service for cost in report.services}) == 1
    rows = tuple(
        (visible(group.name), place(cost)[1], str(group.interval), *_read(group.samples, group.per_second))
        for cost in report.services
        for group in cost.rules.groups
    )
    head = ("group", "environment", "every", "samples per evaluation", "samples a second")
    return Table("Groups of rules", head, rows if is_one else (), 2)


def _counts(rules: int, series: int, samples: int, per_second: Fraction) -> tuple[str, str, str, str]:
    return f"{rules:,}", f"{series:,}", *_read(samples, per_second)


def _read(samples: int, per_second: Fraction) -> tuple[str, str]:
    return f"{samples:,}", f"{int(per_second + Fraction(1, 2)):,}"


def _item(line: Line) -> tuple[str, str, str]:
    return price_table().prices[line.item].name, quantity(line.quantity), dollars(line.amount)
