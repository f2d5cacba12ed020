"""What all services share."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.operations import ExtraRulesIr, TimeIntervalIr
from slocompiler.ir.references import SourceIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.values import Duration


class SeverityIr(Struct, frozen=True):
    """How urgent (1 is most), whether it wakes somebody, how its notifications are timed, when they may go out."""

    name: str
    urgency: int
    page: bool
    group_wait: Duration
    group_interval: Duration
    repeat_interval: Duration
    active: str | None
    span: SourceSpan


class SecretRefIr(Struct, frozen=True):
    """A key of a Kubernetes Secret."""

    name: str
    key: str


ReceiverSetting = str | int | bool | tuple[str, ...] | SecretRefIr


class ReceiverIr(Struct, frozen=True):
    """Where notifications go. `kind` is the spec's word (`pagerduty`); `settings` are its keys, named as there."""

    name: str
    kind: str
    settings: Mapping[str, ReceiverSetting]
    span: SourceSpan


class TeamIr(Struct, frozen=True):
    """`notify`: severity name -> receivers."""

    name: str
    notify: Mapping[str, tuple[str, ...]]
    cc: tuple[str, ...]
    span: SourceSpan


class EnvironmentIr(Struct, frozen=True):
    name: str
    account: str | None
    regions: tuple[str, ...]
    span: SourceSpan


class Flavor(StrEnum):
    """What evaluates the rules."""

    PROMETHEUS = "prometheus"
    THANOS = "thanos"
    MIMIR = "mimir"
    AMP = "amp"
    VICTORIAMETRICS = "victoriametrics"


class PrometheusFactsIr(Struct, frozen=True):
    """How Prometheus is deployed. `retention` None: not stated. `span`: that of the flavor."""

    scrape_interval: Duration
    evaluation_interval: Duration
    retention: Duration | None
    rule_labels: Mapping[str, str]
    rule_namespace: str | None
    sloth_names: bool
    le_prometheus2: bool
    le_prometheus3: bool
    pyrra_names: bool = False
    flavor: Flavor = Flavor.PROMETHEUS
    span: SourceSpan | None = None


class AlertmanagerFactsIr(Struct, frozen=True):
    """`base`: text of the user's own configuration and the path it came from, or None."""

    base_path: str | None
    base: Mapping[str, object] | None
    as_file: bool
    as_resource: bool


class LongWindows(StrEnum):
    """What becomes of burn-rate windows of more than a day, which CloudWatch alarms look at once an hour."""

    ALARM = "alarm"
    APPLICATION_SIGNALS = "application-signals"
    LEAVE_OUT = "leave-out"


class CloudWatchActionIr(Struct, frozen=True):
    """What an alarm calls: an ARN, in which `{region}` stands for the alarm's own Region."""

    arn: str
    span: SourceSpan


class CloudWatchFactsIr(Struct, frozen=True):
    """`actions`: severity -> what its alarms call.

    The files of a Region: lists of bodies, one file for each call of the API, a CloudFormation template.
    """

    actions: Mapping[str, CloudWatchActionIr]
    long_windows: LongWindows
    as_lists: bool = True
    as_calls: bool = False
    as_template: bool = True


class PanelFunctionIr(Struct, frozen=True):
    """A function that adds panels of its own to a service's dashboard: trusted code beside the organization."""

    module: str
    function: str
    span: SourceSpan

    @property
    def text(self) -> str:
        """As the organization names it."""
        return f"{self.module}:{self.function}"


class GrafanaFactsIr(Struct, frozen=True):
    """`datasources`: store -> uid."""

    datasources: Mapping[str, str]
    folder: str | None
    as_config_map: bool
    as_provisioning: bool
    panels: tuple[PanelFunctionIr, ...] = ()


class PageTemplateIr(Struct, frozen=True):
    """A template in place of the compiler's: `name` as the organization writes it, `path` as people know it."""

    name: str
    path: str
    text: str
    digest: str
    span: SourceSpan


class AutomationFactsIr(Struct, frozen=True):
    """What automations run as and who may let them. `receiver`: the webhook that hears what is to start.

    In the ARNs `{region}` and `{account}` stand for those that an automation runs in.
    """

    receiver: str | None = None
    role: str | None = None
    approval_topic: str | None = None


class LimitsIr(Struct, frozen=True):
    """What a spec may cost; None is no limit. `spans`: where the value of each key stands that is there."""

    series_per_service: int | None
    monthly_tracing_cost_usd: Decimal | None
    spans: Mapping[str, SourceSpan] = {}


class OrganizationIr(Struct, frozen=True):
    """Everything decided once. `severities` are sorted by urgency, everything else by name.

    `environments` is empty when there is only one: then no label and no folder appear.
    """

    name: str
    runbook_base_url: str | None
    dashboard_base_url: str | None
    severities: tuple[SeverityIr, ...]
    time_intervals: tuple[TimeIntervalIr, ...]
    receivers: tuple[ReceiverIr, ...]
    teams: tuple[TeamIr, ...]
    environments: tuple[EnvironmentIr, ...]
    prometheus: PrometheusFactsIr
    alertmanager: AlertmanagerFactsIr
    cloudwatch: CloudWatchFactsIr
    grafana: GrafanaFactsIr
    runbooks: tuple[RunbookIr, ...]
    extra_rules: tuple[ExtraRulesIr, ...]
    limits: LimitsIr
    source: SourceIr
    span: SourceSpan
    runbook_template: PageTemplateIr | None = None
    automation: AutomationFactsIr = AutomationFactsIr()

    def severity(self, name: str) -> SeverityIr:
        """The severity of that name; raises KeyError, which lowering has ruled out for every reference in the IR."""
        for severity in self.severities:
            if severity.name == name:
                return severity
        raise KeyError(name)

    def team(self, name: str) -> TeamIr:
        """The team of that name; raises KeyError, which lowering has ruled out for every reference in the IR."""
        for team in self.teams:
            if team.name == name:
                return team
        raise KeyError(name)
