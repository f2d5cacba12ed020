"""A bill as JSON, for programs: the shape stays, keys may be added.

Money is in US dollars as text with four decimals, so that nobody rounds it twice; quantities are numbers.

    {"version": 1, "prices": {"as_of": "2026-11", "region": "us-east-1"},
     "services": [{"service": "shop", "environment": null, "cost_usd": "1.2000",
                   "items": [{"item": "alarm_metrics", "quantity": 12, "cost_usd": "1.2000"}],
                   "traces": {"requests_per_second": 600, "sampled_per_second": 600, "recorded_per_second": 92.4,
                              "rate": 0.154, "monthly": 239500800, "begin_here": true},
                   "prometheus": {"rules": 20, "recorded_series": 30, "samples_per_evaluation": 9000,
                                  "samples_per_second": 300,
                                  "groups": [{"group": "shop:availability", "interval_seconds": 30,
                                              "samples_per_evaluation": 9000, "samples_per_second": 300}]}}],
     "items": [...], "cost_usd": "1.2000",
     "tracing": {"cost_usd": "1197.0040", "limit_usd": "1500.0000"},
     "assumptions": [{"about": null, "text": "..."}]}

`traces` is null for a service that is not traced or whose traffic is not stated, `limit_usd` without a limit. `items`
and `cost_usd` at the top are of all services listed; `tracing` is of the organization.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from slocompiler.cost.bill import Line
from slocompiler.cost.report import CostReport, GroupCost, RuleCost, ServiceCost
from slocompiler.cost.sampling import TraceEstimate
from slocompiler.emit import write_json

FORMAT_VERSION = 1
_CENT_HUNDREDTH = Decimal("0.0001")
_MILLIONTH = Decimal("0.000001")


def cost_json(report: CostReport) -> str:
    """The report as one JSON document."""
    return write_json(
        {
            "version": FORMAT_VERSION,
            "prices": {"as_of": report.as_of, "region": report.region},
            "services": [_service(cost) for cost in report.services],
            "items": _items(report.lines),
            "cost_usd": _money(report.total),
            "tracing": {
                "cost_usd": _money(report.tracing_total),
                "limit_usd": None if report.limit_usd is None else _money(report.limit_usd),
            },
            "assumptions": [{"about": one.about, "text": one.text} for one in report.assumptions],
        }
    )


def _service(cost: ServiceCost) -> dict[str, object]:
    return {
        "service": cost.bill.service,
        "environment": cost.bill.environment,
        "cost_usd": _money(cost.bill.total),
        "items": _items(cost.bill.lines),
        "traces": _traces(cost.traces, cost.begins_traces) if cost.traces else None,
        "prometheus": _rules(cost.rules),
    }


def _items(lines: Iterable[Line]) -> list[dict[str, object]]:
    return [
        {"item": line.item.value, "quantity": _number(line.quantity), "cost_usd": _money(line.amount)} for line in lines
    ]


def _traces(traces: TraceEstimate, begin_here: bool) -> dict[str, object]:
    return {
        "requests_per_second": _number(traces.requests),
        "sampled_per_second": _number(traces.sampled),
        "recorded_per_second": _number(traces.recorded),
        "rate": _number(traces.rate),
        "monthly": int(traces.monthly),
        "begin_here": begin_here,
    }


def _rules(rules: RuleCost) -> dict[str, object]:
    return {
        "rules": rules.rules,
        "recorded_series": rules.series,
        "samples_per_evaluation": rules.samples,
        "samples_per_second": _number(rules.per_second),
        "groups": [_group(group) for group in rules.groups],
    }


def _group(group: GroupCost) -> dict[str, object]:
    return {
        "group": group.name,
        "interval_seconds": _number(Fraction(group.interval.milliseconds, 1000)),
        "samples_per_evaluation": group.samples,
        "samples_per_second": _number(group.per_second),
    }


def _money(amount: Fraction) -> str:
    return str((Decimal(amount.numerator) / amount.denominator).quantize(_CENT_HUNDREDTH))


def _number(value: Fraction) -> int | Decimal:
    """Exact when whole, else to six decimals."""
    if value.denominator == 1:
        return value.numerator
    return (Decimal(value.numerator) / value.denominator).quantize(_MILLIONTH)
