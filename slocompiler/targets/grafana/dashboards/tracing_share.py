"""What the traces of a service cost, as a price of each of its requests."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.cost.price_table import Item, price_table
from slocompiler.cost.sampling import MONTH, request_rate
from slocompiler.cost.tracing_cost import begun_traces, dollars
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalForm, SignalIr


class TracingShare(Struct, frozen=True):
    """`signal` counts the requests. `per_rate`: dollars a month for one request a second, `free` of them taken off."""

    signal: SignalIr
    per_rate: Fraction
    free: Fraction
    about: str


def tracing_share(service: ServiceIr, compilation: CompilationIr) -> TracingShare | None:
    """None where no trace begins, where traffic is not stated, or where no counter tells how much there is."""
    estimate = begun_traces(service, compilation)
    signal = _busiest(service)
    price = price_table().prices[Item.TRACES]
    if estimate is None or signal is None or len(price.tiers) > 1:
        return None
    each = Fraction(price.tiers[0].price) / price.per
    stated = dollars(price.amount(estimate.monthly))
    about = (
        f"What the traces of 30 days cost if there are as many requests as now and they are sampled as the spec says. "
        f"With the traffic that it states it is {stated}. Prices are of {price_table().as_of}, {price_table().region}."
    )
    return TracingShare(signal, estimate.rate * MONTH.whole_seconds * each, price.free * each, about)


def _busiest(service: ServiceIr) -> SignalIr | None:
    """The counter whose stated traffic the estimate rests on; of several one in Prometheus, which counts exactly."""
    rate = request_rate(service)
    counters = [signal for signal in service.signals if signal.form is SignalForm.EVENTS and signal.traffic]
    busiest = [signal for signal in counters if signal.traffic and signal.traffic.mean.per_second == rate]
    return min(busiest, key=lambda signal: signal.prometheus is None, default=None)
