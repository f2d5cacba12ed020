"""What the traces of all services cost, which a limit of the organization may bound."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from slocompiler.cost.bill import Bill, Usage, make_bill
from slocompiler.cost.price_table import Item, price_table
from slocompiler.cost.sampling import TraceEstimate, trace_estimate, traced_callers
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr


class ServiceTraces(Struct, frozen=True):
    service: ServiceIr
    estimate: TraceEstimate


def started_traces(compilation: CompilationIr) -> tuple[ServiceTraces, ...]:
    """The services at which traces begin, with how many; those that only traced services call begin none."""
    return tuple(_started(compilation))


def begun_traces(service: ServiceIr, compilation: CompilationIr) -> TraceEstimate | None:
    """How many traces begin at a service; None where none do, or where its traffic is not stated."""
    estimate = trace_estimate(service)
    return estimate if estimate and not traced_callers(service, compilation) else None


def tracing_bill(traces: tuple[ServiceTraces, ...]) -> Bill:
    """The traces alone, with the free tier of each account."""
    return make_bill([trace_usage(each) for each in traces], price_table())


def trace_usage(traces: ServiceTraces) -> Usage:
    service = traces.service
    return Usage(service.name, service.environment, account_of(service), {Item.TRACES: traces.estimate.monthly})


def account_of(service: ServiceIr) -> str:
    """The account that pays; where none is stated, each environment is taken for an account of its own."""
    return service.account or service.environment or ""


def dollars(amount: Fraction) -> str:
    """`$1,197.00`, rounded half up to cents."""
    cents = int(amount * 100 + Fraction(1, 2))
    return f"${cents // 100:,}.{cents % 100:02}"


def _started(compilation: CompilationIr) -> Iterator[ServiceTraces]:
    for service in compilation.services:
        estimate = begun_traces(service, compilation)
        if estimate:
            yield ServiceTraces(service, estimate)
