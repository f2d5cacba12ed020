"""Which traces are recorded, and how many that makes."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from slocompiler.cost.report import ServiceCost
from slocompiler.cost.sampling import RuleEstimate, percent
from slocompiler.ir.tracing import KeepIr, SamplingRuleIr, TracingIr
from slocompiler.report.cost.tables import quantity
from slocompiler.site.grid import Cell, Grid, columns, head, number, several, text


class TracingView(Struct, frozen=True):
    """`effective`: the share of requests that is recorded; empty where traffic is not stated."""

    rules: Grid | None
    keeps: tuple[str, ...]
    effective: str
    remark: str


def tracing_view(tracing: TracingIr | None, cost: ServiceCost) -> TracingView | None:
    """None for a service that is not traced."""
    if tracing is None:
        return None
    estimates = {rule.name: rule for rule in cost.traces.rules} if cost.traces else {}
    rows = [_row(rule, estimates.get(rule.name)) for rule in sorted(tracing.rules, key=lambda rule: rule.matches_all)]
    if None in estimates:
        rows.append(_default(estimates[None]))
    heads = columns("Rule", "Matches", "Rate", "Reservoir", "Requests", "Sampled", numbers=(2, 3, 4, 5))
    return TracingView(
        Grid("Head sampling: decided when a trace begins", heads, tuple(rows), is_stacked=True) if rows else None,
        tuple(_keeps(tracing.keep)) if tracing.keep else (),
        _effective(cost),
        "" if cost.begins_traces else "No trace begins here: the services that call this one decide, and pay.",
    )


def _row(rule: SamplingRuleIr, estimate: RuleEstimate | None) -> tuple[Cell, ...]:
    return (
        head(rule.name),
        several(_matches(rule)),
        number(str(rule.rate)),
        number(str(rule.reservoir) if rule.reservoir else ""),
        *_estimated(estimate),
    )


def _default(estimate: RuleEstimate) -> tuple[Cell, ...]:
    return (head("X-Ray's own"), text("what no rule matches"), number("5%"), number("1/s"), *_estimated(estimate))


def _estimated(estimate: RuleEstimate | None) -> tuple[Cell, Cell]:
    if estimate is None:
        return number(""), number("")
    return number(f"{quantity(estimate.requests)}/s"), number(f"{quantity(estimate.sampled)}/s")


def _matches(rule: SamplingRuleIr) -> Iterator[str]:
    asked = (
        ("path", rule.path),
        ("method", rule.method),
        ("host", rule.host),
        ("type", rule.service_type),
        ("resource", rule.resource),
        *sorted(rule.attributes.items()),
    )
    found = [f"{name} {pattern}" for name, pattern in asked if pattern is not None]
    yield from found or ["everything else"]


def _keeps(keep: KeepIr) -> Iterator[str]:
    if keep.bad is not None:
        yield f"{keep.bad} of traces that failed"
    if keep.slower_than is not None:
        yield f"all that took longer than {keep.slower_than}"
    yield f"{keep.rest} of the rest"


def _effective(cost: ServiceCost) -> str:
    traces = cost.traces
    if traces is None:
        return ""
    monthly = quantity(Fraction(int(traces.monthly)))
    return f"{percent(traces.rate)} of {quantity(traces.requests)} requests a second: {monthly} traces a month"
