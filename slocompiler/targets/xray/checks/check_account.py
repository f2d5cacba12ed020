"""Findings about an AWS account as a whole: what X-Ray takes of it, and what its traces cost."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from slocompiler.cost.sampling import percent
from slocompiler.cost.tracing_cost import dollars, started_traces, tracing_bill
from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.xray.groups import group_of
from slocompiler.targets.xray.plan import account_of
from slocompiler.targets.xray.rules import TOO_MANY_RULES, TRACING_TOO_EXPENSIVE

#: Default quotas of an account and Region, for sampling rules and for groups.
MOST = 25


def check_accounts(compilation: CompilationIr) -> Iterator[Diagnostic]:
    traced = [service for service in compilation.services if service.tracing]
    for account in sorted({account_of(service) for service in traced}):
        yield from _quota([service for service in traced if account_of(service) == account])
    yield from _cost(compilation)


def _quota(services: Sequence[ServiceIr]) -> Iterator[Diagnostic]:
    """A finding at the service with the most rules."""
    rules, groups = sum(map(_rules, services)), sum(group_of(service) is not None for service in services)
    if max(rules, groups) > MOST:
        largest = max(services, key=_rules)
        assert largest.tracing is not None
        yield TOO_MANY_RULES.at(
            largest.tracing.span,
            f"one account has {rules} sampling rules and {groups} groups of {len(services)} services: X-Ray takes "
            f"{MOST} of each in a Region",
            "merge some, or raise the quotas (Service Quotas, AWS X-Ray) and ignore this finding",
        )


def _rules(service: ServiceIr) -> int:
    return len(service.tracing.rules) if service.tracing else 0


def _cost(compilation: CompilationIr) -> Iterator[Diagnostic]:
    limits = compilation.organization.limits
    traces = started_traces(compilation)
    bill = tracing_bill(traces)
    if limits.monthly_tracing_cost_usd is None or bill.total <= limits.monthly_tracing_cost_usd:
        return
    costs = sorted(zip(bill.services, traces, strict=True), key=lambda each: each[0].total, reverse=True)
    (most, largest), *_ = costs
    assert largest.service.tracing is not None
    count, most_allowed = int(largest.estimate.monthly), dollars(Fraction(limits.monthly_tracing_cost_usd))
    yield TRACING_TOO_EXPENSIVE.at(
        largest.service.tracing.span,
        f"traces cost {dollars(bill.total)} a month, and the limit is {most_allowed}: "
        f"{dollars(most.total)} here, {count:,} traces, {percent(largest.estimate.rate)} of the requests",
        "sample less, or raise `limits.monthly_tracing_cost`; `slocompile cost` shows how this is counted",
        (RelatedSpan(limits.spans["monthly_tracing_cost"], "the limit"),),
    )
