"""The whole answer of `slocompile cost`: a bill, what Prometheus does, and on which assumptions."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.cost.bill import Line, ServiceBill
from slocompiler.cost.sampling import TraceEstimate
from slocompiler.values import Duration


class GroupCost(Struct, frozen=True):
    """Samples that one evaluation of a group of rules reads, and how long it is until the next."""

    name: str
    interval: Duration
    samples: int

    @property
    def per_second(self) -> Fraction:
        """Samples read a second, on average."""
        return Fraction(self.samples * 1000, self.interval.milliseconds)


class RuleCost(Struct, frozen=True):
    """What the rules of a service cost Prometheus. `series`: recorded series."""

    rules: int
    series: int
    groups: tuple[GroupCost, ...]

    @property
    def samples(self) -> int:
        """Read when every group is evaluated once."""
        return sum(group.samples for group in self.groups)

    @property
    def per_second(self) -> Fraction:
        """Samples read a second, on average."""
        return sum((group.per_second for group in self.groups), start=Fraction(0))


class ServiceCost(Struct, frozen=True):
    """`traces` None: not traced, or its traffic is not stated. `begins_traces`: no traced service calls it."""

    bill: ServiceBill
    traces: TraceEstimate | None
    begins_traces: bool
    rules: RuleCost


class Assumption(Struct, frozen=True):
    """`about`: the service it is about, with its environment; None: all of them."""

    about: str | None
    text: str


class CostReport(Struct, frozen=True):
    """`lines` and `total` are about all services of the report. `limit_usd`: the organization's limit for traces."""

    as_of: str
    region: str
    services: tuple[ServiceCost, ...]
    lines: tuple[Line, ...]
    total: Fraction
    limit_usd: Fraction | None
    tracing_total: Fraction
    assumptions: tuple[Assumption, ...]
