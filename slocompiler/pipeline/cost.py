"""What monitoring costs a month: specs to a bill, with nothing written."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from msgspec import Struct

from slocompiler.cost.bill import Bill, make_bill
from slocompiler.cost.price_table import Item, PriceTable, price_table
from slocompiler.cost.report import Assumption, CostReport, ServiceCost
from slocompiler.cost.sampling import trace_estimate, traced_callers
from slocompiler.cost.tracing_cost import dollars, started_traces, tracing_bill
from slocompiler.diagnostics import has_errors
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.pipeline.compile_specs import Compiled, compile_specs
from slocompiler.pipeline.costing.cloudwatch_usage import CloudWatchUsage, cloudwatch_usage
from slocompiler.pipeline.costing.prometheus_usage import ASSUMED_BUCKETS, native_histograms, prometheus_usage
from slocompiler.pipeline.costing.service_usage import service_usage
from slocompiler.targets.cloudwatch import CLOUDWATCH
from slocompiler.targets.prometheus.recorded_series import ASSUMED_VALUES
from slocompiler.targets.prometheus.rule_cost import native_samples

#: Raw series that a selector is taken to find.
DEFAULT_SERIES = 100
_NOT_COUNTED = (Item.TRACES_RETRIEVED, Item.TRACES_INSIGHTS, Item.LOG_STORAGE)


class Cost(Struct, frozen=True):
    """`report` is None when the specs could not be understood as a whole: half of them cost half as much."""

    compiled: Compiled
    report: CostReport | None


def cost(specs: Path, service: str | None = None, series: int = DEFAULT_SERIES) -> Cost:
    """The bill of one service, or of all. Free tiers are those of the accounts with all their services."""
    compiled = compile_specs([specs])
    if compiled.compilation is None or has_errors(list(compiled.diagnostics)):
        return Cost(compiled, None)
    return Cost(compiled, cost_report(compiled.compilation, service, series))


def cost_report(compilation: CompilationIr, name: str | None = None, series: int = DEFAULT_SERIES) -> CostReport:
    """The report on the service of that name in all its environments, or on all services."""
    table, limits = price_table(), compilation.organization.limits
    counted = [_counted(service, compilation) for service in compilation.services]
    services = zip(compilation.services, counted, strict=True)
    usages = [service_usage(service, usage, compilation) for service, usage in services]
    bills = make_bill(usages, table).services
    chosen = [place for place, service in enumerate(compilation.services) if name in (None, service.name)]
    bill = Bill(tuple(bills[place] for place in chosen))
    limit = limits.monthly_tracing_cost_usd
    return CostReport(
        as_of=table.as_of,
        region=table.region,
        services=tuple(
            ServiceCost(
                bill=bills[place],
                traces=trace_estimate(compilation.services[place]),
                begins_traces=not traced_callers(compilation.services[place], compilation),
                rules=prometheus_usage(compilation.services[place], compilation, series),
            )
            for place in chosen
        ),
        lines=bill.lines,
        total=bill.total,
        limit_usd=None if limit is None else Fraction(limit),
        tracing_total=tracing_bill(started_traces(compilation)).total,
        assumptions=(
            *(Assumption(None, text) for text in _about_all(table, compilation, series)),
            *(each for place in chosen for each in _about(compilation.services[place], counted[place], compilation)),
        ),
    )


def _counted(service: ServiceIr, compilation: CompilationIr) -> CloudWatchUsage:
    return cloudwatch_usage(service, CLOUDWATCH.for_service(service, compilation).artifacts)


def _about_all(table: PriceTable, compilation: CompilationIr, series: int) -> Iterator[str]:
    yield f"list prices of {table.region} of {table.as_of}, in US dollars, without tax; other Regions differ"
    unchecked = [price.name for price in table.prices.values() if not price.checked]
    if unchecked:
        yield f"not compared with AWS's own page: {', '.join(unchecked)}"
    yield "a month has 30 days; traffic is the mean that the specs state"
    yield "each account has free tiers of its own; a service pays its part of what its account pays"
    yield "not counted: " + ", ".join(_price(table, item) for item in _NOT_COUNTED)
    yield f"a Prometheus selector finds {series} series of each histogram bucket or counter (`--series`)"
    if any(native_histograms(service) for service in compilation.services):
        size = native_samples(ASSUMED_BUCKETS)
        yield f"a native histogram has {ASSUMED_BUCKETS} buckets: one of them read whole counts as {size} samples"
    if any(signal.by for service in compilation.services for signal in service.signals):
        yield f"a label of `by` has {ASSUMED_VALUES} values, or as many as the spec names"
    if compilation.organization.extra_rules:
        yield "hand-written rules of the organization are not counted"


def _price(table: PriceTable, item: Item) -> str:
    price = table.prices[item]
    free = f" after {price.free:,}" if price.free else ""
    unit = "a million" if price.per == 1_000_000 else "each"
    return f"{price.name} ({dollars(Fraction(price.tiers[0].price))} {unit}{free})"


def _about(service: ServiceIr, usage: CloudWatchUsage, compilation: CompilationIr) -> Iterator[Assumption]:
    place = " in ".join(filter(None, (service.name, service.environment)))
    estimate = trace_estimate(service)
    said: Sequence[str] = estimate.assumptions if estimate else ()
    if service.tracing and estimate is None:
        said = ("traces are not counted: no signal states its traffic",)
    elif service.tracing and traced_callers(service, compilation):
        said = ("no trace begins here: the services that call it decide, and pay",)
    yield from (Assumption(place, text) for text in (*said, *usage.assumptions))
