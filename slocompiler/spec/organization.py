"""The organization document: what all services share."""

from typing import Annotated, Literal

from msgspec import field

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import (
    Clock,
    DurationField,
    LabelName,
    Name,
    PositiveInt,
    PositiveNumber,
    QueryText,
    RateField,
    SeverityName,
    ShareField,
    Text,
    Url,
    WindowField,
)
from slocompiler.spec.marks import Chars, Entries
from slocompiler.spec.operations import ExtraRulesSpec
from slocompiler.spec.receivers import ReceiverSpec
from slocompiler.spec.runbooks import RunbookSpec
from slocompiler.spec.service import Version
from slocompiler.spec.slos import DetectionSpec, NoData
from slocompiler.spec.tracing import TracingSpec

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ACCOUNT_PATTERN = r"^\d{12}$"
AccountId = Annotated[str, Chars(ACCOUNT_PATTERN)]
#: A function of a Python module: `our_panels:latency_panels`.
FUNCTION_PATTERN = r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*$"
COST_PATTERN = r"^\d{1,12}(\.\d{1,2})? USD$"


class SeveritySpec(SpecModel):
    """How urgent a severity is, and how its notifications are timed."""

    urgency: Annotated[PositiveInt, "1 is most urgent; unique"]
    page: Annotated[bool, "whether it wakes somebody"]
    group_wait: DurationField | None = None
    group_interval: DurationField | None = None
    repeat_interval: DurationField | None = None
    active: Annotated[Name | None, "time interval in which it is notified"] = None


class TimeIntervalSpec(SpecModel):
    """Weekdays and clock times. `from` later than `to` spans midnight."""

    weekdays: Annotated[list[Weekday], Entries(1)] | None = None
    from_: Clock | None = field(name="from", default=None)
    to: Clock | None = None
    timezone: Annotated[str | None, "IANA name; UTC by default"] = None


class TeamSpec(SpecModel):
    """The one place where a receiver is chosen."""

    description: str | None = None
    notify: dict[SeverityName, list[Name]]
    cc: list[Name] = []


class PolicyEntrySpec(SpecModel):
    """One burn-rate alert: how fast, over which windows, how urgent."""

    exactly_one_of = (("burn", "budget"),)

    burn: Annotated[PositiveNumber | None, "burn rate"] = None
    budget: Annotated[ShareField | None, "share of the budget spent in `long`; scales with the window"] = None
    long: DurationField
    short: DurationField
    for_: DurationField | None = field(name="for", default=None)
    keep_firing_for: DurationField | None = None
    severity: SeverityName
    labels: Annotated[dict[LabelName, Text], "on its alerts, under those of the service and the SLO"] = {}
    annotations: dict[LabelName, Text] = {}


class DefaultsSpec(SpecModel):
    """What every service, SLO or alert may inherit."""

    team: Name | None = None
    cc: list[Name] = []
    tier: Name | None = None
    labels: dict[LabelName, Text] = {}
    max_severity: SeverityName | None = None
    pages_at_most: RateField | None = None
    tracing: TracingSpec | None = None
    window: WindowField | None = None
    runbook: Annotated[str | None, "for SLOs and alerts that name none"] = None
    burn_rate_policy: Name | None = None
    min_failures: PositiveInt | None = None
    no_data: NoData | None = None
    detect: dict[Name, DetectionSpec] = {}
    annotations: dict[LabelName, Text] = {}


class AccountSpec(SpecModel):
    account: AccountId
    regions: list[str] = []


class EnvironmentSpec(SpecModel):
    """Where services run: what tells its series apart, and what is special there."""

    matchers: Annotated[QueryText | None, "added to every Prometheus selector"] = None
    cloudwatch: AccountSpec | None = None
    max_severity: SeverityName | None = None


class PrometheusSpec(SpecModel):
    """Facts about the deployment that the proofs need."""

    scrape_interval: DurationField | None = None
    evaluation_interval: DurationField | None = None
    retention: DurationField | None = None
    rule_labels: dict[str, Text] = {}
    rule_namespace: str | None = None
    recording_names: Literal["slo", "sloth", "pyrra"] = "slo"
    le_labels: Annotated[list[Literal["prometheus2", "prometheus3"]], Entries(1)] | None = None
    flavor: Literal["prometheus", "thanos", "mimir", "amp", "victoriametrics"] = "prometheus"


class AlertmanagerSpec(SpecModel):
    base: Annotated[str | None, "an Alertmanager configuration of yours that ours is merged into"] = None
    form: Annotated[list[Literal["file", "config-resource"]], Entries(1)] | None = None


class CloudWatchSpec(SpecModel):
    actions: dict[SeverityName, Text] = {}
    long_windows: Literal["alarm", "application-signals", "leave-out"] = "alarm"
    form: Annotated[list[Literal["lists", "calls", "template"]], Entries(1)] | None = None


class GrafanaSpec(SpecModel):
    datasources: dict[Literal["prometheus", "cloudwatch"], Text] = {}
    folder: str | None = None
    form: Annotated[list[Literal["file", "config-map", "provisioning"]], Entries(1)] | None = None
    panels: list[Annotated[str, Chars(FUNCTION_PATTERN)]] = []


class PageTemplatesSpec(SpecModel):
    """Templates of your own, in place of those that come with the compiler."""

    runbook: str | None = None


class AutomationSpec(SpecModel):
    """What runbooks run as, who lets them, and where Alertmanager says that one is to start."""

    receiver: Annotated[Name | None, "a webhook: where alerts that start something are told"] = None
    role: Annotated[str | None, "ARN of the role that automations run as"] = None
    approvers: list[Text] = []
    approval_topic: Annotated[str | None, "ARN of the SNS topic that approvers hear of requests by"] = None


class LimitsSpec(SpecModel):
    series_per_service: PositiveInt | None = None
    monthly_tracing_cost: Annotated[str, Chars(COST_PATTERN)] | None = None


class OrganizationSpec(SpecModel):
    version: Version
    organization: Name
    runbook_base_url: Url | None = None
    dashboard_base_url: Url | None = None
    severities: Annotated[dict[SeverityName, SeveritySpec], Entries(1)]
    time_intervals: dict[Name, TimeIntervalSpec] = {}
    receivers: dict[Name, ReceiverSpec] = {}
    teams: Annotated[dict[Name, TeamSpec], Entries(1)]
    burn_rate_policies: dict[Name, dict[Name, PolicyEntrySpec]] = {}
    defaults: DefaultsSpec | None = None
    tiers: dict[Name, DefaultsSpec] = {}
    environments: dict[Name, EnvironmentSpec] = {}
    prometheus: PrometheusSpec | None = None
    alertmanager: AlertmanagerSpec | None = None
    cloudwatch: CloudWatchSpec | None = None
    grafana: GrafanaSpec | None = None
    automation: AutomationSpec | None = None
    runbooks: dict[Name, RunbookSpec] = {}
    page_templates: PageTemplatesSpec | None = None
    extra_rules: dict[Name, ExtraRulesSpec] = {}
    limits: LimitsSpec | None = None
