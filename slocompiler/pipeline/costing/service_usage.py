"""What a service uses of AWS in a month, from what its targets make."""

from slocompiler.cost.bill import Usage
from slocompiler.cost.price_table import Item
from slocompiler.cost.sampling import trace_estimate, traced_callers
from slocompiler.cost.tracing_cost import account_of
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.pipeline.costing.cloudwatch_usage import CloudWatchUsage


def service_usage(service: ServiceIr, usage: CloudWatchUsage, compilation: CompilationIr) -> Usage:
    """CloudWatch, and the traces that begin at the service; those that a traced caller decides about are not its."""
    estimate = None if traced_callers(service, compilation) else trace_estimate(service)
    traces = {Item.TRACES: estimate.monthly} if estimate and estimate.monthly else {}
    return Usage(service.name, service.environment, account_of(service), {**usage.quantities, **traces})
