"""The service document, as it is after inheritance."""

from typing import Literal

from pydantic import Field

from slocompiler.spec.alerts import AlertSpec
from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import LabelName, Name, SeverityName, Text
from slocompiler.spec.operations import CorrelationSpec, ExtraRulesSpec, IncidentSpec, MaintenanceSpec
from slocompiler.spec.runbooks import RunbookSpec
from slocompiler.spec.signals import SignalSpec
from slocompiler.spec.slos import SloSpec
from slocompiler.spec.tracing import TracingSpec

Version = Literal["slocompiler/v1"]


class ServiceBody(SpecModel):
    """The keys that a service, a template and an environment's overrides have in common."""

    description: str | None = None
    team: Name | None = Field(None, description="who is notified; required, here or inherited")
    cc: list[Name] = Field(default_factory=list, description="teams that get a copy and are never paged")
    tier: Name | None = None
    depends_on: list[Name] = Field(default_factory=list)
    labels: dict[LabelName, Text] = Field(default_factory=dict, description="static labels on every alert")
    max_severity: SeverityName | None = None
    signals: dict[Name, SignalSpec] = Field(default_factory=dict)
    slos: dict[Name, SloSpec] = Field(default_factory=dict)
    alerts: dict[Name, AlertSpec] = Field(default_factory=dict)
    correlate: dict[Name, CorrelationSpec] = Field(default_factory=dict)
    incidents: dict[Name, IncidentSpec] = Field(default_factory=dict)
    maintenance: dict[Name, MaintenanceSpec] = Field(default_factory=dict)
    runbooks: dict[Name, RunbookSpec] = Field(default_factory=dict)
    tracing: TracingSpec | None = None
    extra_rules: dict[Name, ExtraRulesSpec] = Field(default_factory=dict)


class ServiceSpec(ServiceBody):
    """One service in one environment: all five layers merged, nothing removed left, no parameter unfilled."""

    version: Version
    service: Name
