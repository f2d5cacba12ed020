"""The service document, as it is after inheritance."""

from typing import Annotated, Literal

from slocompiler.spec.alerts import AlertSpec
from slocompiler.spec.base import SpecModel
from slocompiler.spec.efficiency import EfficiencySpec
from slocompiler.spec.fields import LabelName, Name, RateField, SeverityName, Text
from slocompiler.spec.operations import CorrelationSpec, ExtraRulesSpec, IncidentSpec, MaintenanceSpec
from slocompiler.spec.runbooks import RunbookSpec
from slocompiler.spec.signals import SignalSpec
from slocompiler.spec.slos import SloSpec
from slocompiler.spec.tracing import TracingSpec

Version = Literal["slocompiler/v1"]


class ServiceBody(SpecModel):
    """The keys that a service, a template and an environment's overrides have in common."""

    description: str | None = None
    team: Annotated[Name | None, "who is notified; required, here or inherited"] = None
    cc: Annotated[list[Name], "teams that get a copy and are never paged"] = []
    tier: Name | None = None
    depends_on: list[Name] = []
    labels: Annotated[dict[LabelName, Text], "static labels on every alert"] = {}
    max_severity: SeverityName | None = None
    pages_at_most: Annotated[RateField | None, "pages without an incident that are put up with"] = None
    signals: dict[Name, SignalSpec] = {}
    slos: dict[Name, SloSpec] = {}
    alerts: dict[Name, AlertSpec] = {}
    efficiency: dict[Name, EfficiencySpec] = {}
    correlate: dict[Name, CorrelationSpec] = {}
    incidents: dict[Name, IncidentSpec] = {}
    maintenance: dict[Name, MaintenanceSpec] = {}
    runbooks: dict[Name, RunbookSpec] = {}
    tracing: TracingSpec | None = None
    extra_rules: dict[Name, ExtraRulesSpec] = {}


class ServiceSpec(ServiceBody):
    """One service in one environment: all five layers merged, nothing removed left, no parameter unfilled."""

    version: Version
    service: Name
