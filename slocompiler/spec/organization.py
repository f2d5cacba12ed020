"""The organization document: what all services share."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import (
    Clock,
    DurationField,
    LabelName,
    Name,
    PositiveInt,
    PositiveNumber,
    QueryText,
    SeverityName,
    ShareField,
    Text,
    Url,
    WindowField,
)
from slocompiler.spec.operations import ExtraRulesSpec
from slocompiler.spec.receivers import ReceiverSpec
from slocompiler.spec.runbooks import RunbookSpec
from slocompiler.spec.service import Version
from slocompiler.spec.slos import DetectionSpec, NoData
from slocompiler.spec.tracing import TracingSpec

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ACCOUNT_PATTERN = r"^\d{12}$"
AccountId = Annotated[str, StringConstraints(pattern=ACCOUNT_PATTERN)]
COST_PATTERN = r"^\d{1,12}(\.\d{1,2})? USD$"


class SeveritySpec(SpecModel):
    """How urgent a severity is, and how its notifications are timed."""

    urgency: PositiveInt = Field(description="1 is most urgent; unique")
    page: bool = Field(description="whether it wakes somebody")
    group_wait: DurationField | None = None
    group_interval: DurationField | None = None
    repeat_interval: DurationField | None = None
    active: Name | None = Field(None, description="time interval in which it is notified")


class TimeIntervalSpec(SpecModel):
    """Weekdays and clock times. `from` later than `to` spans midnight."""

    weekdays: Annotated[list[Weekday], Field(min_length=1)] | None = None
    from_: Clock | None = Field(None, alias="from")
    to: Clock | None = None
    timezone: str | None = Field(None, description="IANA name; UTC by default")


class TeamSpec(SpecModel):
    """The one place where a receiver is chosen."""

    description: str | None = None
    notify: dict[SeverityName, list[Name]]
    cc: list[Name] = Field(default_factory=list)


class PolicyEntrySpec(SpecModel):
    """One burn-rate alert: how fast, over which windows, how urgent."""

    exactly_one_of = (("burn", "budget"),)

    burn: PositiveNumber | None = Field(None, description="burn rate")
    budget: ShareField | None = Field(None, description="share of the budget spent in `long`; scales with the window")
    long: DurationField
    short: DurationField
    for_: DurationField | None = Field(None, alias="for")
    keep_firing_for: DurationField | None = None
    severity: SeverityName


class DefaultsSpec(SpecModel):
    """What every service, SLO or alert may inherit."""

    team: Name | None = None
    cc: list[Name] = Field(default_factory=list)
    tier: Name | None = None
    labels: dict[LabelName, Text] = Field(default_factory=dict)
    max_severity: SeverityName | None = None
    tracing: TracingSpec | None = None
    window: WindowField | None = None
    runbook: str | None = Field(None, description="for SLOs and alerts that name none")
    burn_rate_policy: Name | None = None
    min_failures: PositiveInt | None = None
    no_data: NoData | None = None
    detect: dict[Name, DetectionSpec] = Field(default_factory=dict)
    annotations: dict[LabelName, Text] = Field(default_factory=dict)


class AccountSpec(SpecModel):
    account: AccountId
    regions: list[str] = Field(default_factory=list)


class EnvironmentSpec(SpecModel):
    """Where services run: what tells its series apart, and what is special there."""

    matchers: QueryText | None = Field(None, description="added to every Prometheus selector")
    cloudwatch: AccountSpec | None = None
    max_severity: SeverityName | None = None


class PrometheusSpec(SpecModel):
    """Facts about the deployment that the proofs need."""

    scrape_interval: DurationField | None = None
    evaluation_interval: DurationField | None = None
    retention: DurationField | None = None
    rule_labels: dict[str, Text] = Field(default_factory=dict)
    rule_namespace: str | None = None
    recording_names: Literal["slo", "sloth"] = "slo"
    le_labels: Annotated[list[Literal["prometheus2", "prometheus3"]], Field(min_length=1)] | None = None


class AlertmanagerSpec(SpecModel):
    base: str | None = Field(None, description="an Alertmanager configuration of yours that ours is merged into")
    form: Annotated[list[Literal["file", "config-resource"]], Field(min_length=1)] | None = None


class CloudWatchSpec(SpecModel):
    actions: dict[SeverityName, Text] = Field(default_factory=dict)


class GrafanaSpec(SpecModel):
    datasources: dict[Literal["prometheus", "cloudwatch"], Text] = Field(default_factory=dict)
    folder: str | None = None


class LimitsSpec(SpecModel):
    series_per_service: PositiveInt | None = None
    monthly_tracing_cost: Annotated[str, StringConstraints(pattern=COST_PATTERN)] | None = None


class OrganizationSpec(SpecModel):
    version: Version
    organization: Name
    runbook_base_url: Url | None = None
    dashboard_base_url: Url | None = None
    severities: Annotated[dict[SeverityName, SeveritySpec], Field(min_length=1)]
    time_intervals: dict[Name, TimeIntervalSpec] = Field(default_factory=dict)
    receivers: dict[Name, ReceiverSpec] = Field(default_factory=dict)
    teams: Annotated[dict[Name, TeamSpec], Field(min_length=1)]
    burn_rate_policies: dict[Name, Annotated[dict[Name, PolicyEntrySpec], Field(min_length=1)]] = Field(
        default_factory=dict
    )
    defaults: DefaultsSpec | None = None
    tiers: dict[Name, DefaultsSpec] = Field(default_factory=dict)
    environments: dict[Name, EnvironmentSpec] = Field(default_factory=dict)
    prometheus: PrometheusSpec | None = None
    alertmanager: AlertmanagerSpec | None = None
    cloudwatch: CloudWatchSpec | None = None
    grafana: GrafanaSpec | None = None
    runbooks: dict[Name, RunbookSpec] = Field(default_factory=dict)
    extra_rules: dict[Name, ExtraRulesSpec] = Field(default_factory=dict)
    limits: LimitsSpec | None = None
