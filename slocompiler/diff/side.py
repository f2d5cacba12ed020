"""Everything that is known about the specs on one side of a comparison."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from slocompiler.cost.bill import ServiceBill
from slocompiler.cost.sampling import TraceEstimate
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.service import ServiceIr
from slocompiler.load.loaded import LoadedOrganization, LoadedService
from slocompiler.proof.table.service_table import ServiceDetection
from slocompiler.routing.hours.spans import Spans

#: An alert's name and the group that its partition is about.
AlarmKey = tuple[str, GroupIr]


class Telling(Struct, frozen=True):
    """Who is told of an alert. `hours`: when whoever it is for may be told, in seconds of the epoch, and in words.

    `receivers` and `copies` are sorted names. `silent_while`: what else must not fire.
    """

    receivers: tuple[str, ...]
    hours: Spans
    hours_words: str
    copies: tuple[str, ...]
    silent_while: tuple[str, ...]


NOBODY = Telling((), (), "never", (), ())


class Panel(Struct, frozen=True):
    """One panel of a dashboard. `section`: the row it is in; `content`: key -> JSON of what it shows, not where."""

    dashboard: str
    section: str
    title: str
    content: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        return " / ".join(filter(None, (self.dashboard, self.section, self.title)))


class Made(Struct, frozen=True):
    """What targets make of a service, counted. `bill`: list prices of a month, free tiers left aside."""

    series: int
    samples_per_second: Fraction
    panels: tuple[Panel, ...]
    bill: ServiceBill
    traces: TraceEstimate | None


class ServiceSide(Struct, frozen=True):
    """One service in one environment. `detection` and `made` are None where they cannot differ."""

    ir: ServiceIr
    loaded: LoadedService
    told: Mapping[AlarmKey, Telling]
    detection: ServiceDetection | None = None
    made: Made | None = None


class OrganizationSide(Struct, frozen=True):
    ir: OrganizationIr
    loaded: LoadedOrganization


class WorkspaceSide(Struct, frozen=True):
    """`services`: those that may differ, or all."""

    organization: OrganizationSide
    services: tuple[ServiceSide, ...]
