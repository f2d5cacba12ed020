"""What all services share."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.operations import ExtraRulesIr, TimeIntervalIr
from slocompiler.ir.references import SourceIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.values import Duration


@dataclass(frozen=True, slots=True)
class SeverityIr:
    """How urgent (1 is most), whether it wakes somebody, how its notifications are timed, when they may go out."""

    name: str
    urgency: int
    page: bool
    group_wait: Duration
    group_interval: Duration
    repeat_interval: Duration
    active: str | None
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class SecretRefIr:
    """A key of a Kubernetes Secret."""

    name: str
    key: str


ReceiverSetting = str | int | bool | tuple[str, ...] | SecretRefIr


@dataclass(frozen=True, slots=True)
class ReceiverIr:
    """Where notifications go. `kind` is the spec's word (`pagerduty`); `settings` are its keys, named as there."""

    name: str
    kind: str
    settings: Mapping[str, ReceiverSetting]
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class TeamIr:
    """`notify`: severity name -> receivers."""

    name: str
    notify: Mapping[str, tuple[str, ...]]
    cc: tuple[str, ...]
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class EnvironmentIr:
    name: str
    account: str | None
    regions: tuple[str, ...]
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class PrometheusFactsIr:
    """How Prometheus is deployed. `retention` None: not stated."""

    scrape_interval: Duration
    evaluation_interval: Duration
    retention: Duration | None
    rule_labels: Mapping[str, str]
    rule_namespace: str | None
    sloth_names: bool
    le_prometheus2: bool
    le_prometheus3: bool


@dataclass(frozen=True, slots=True)
class AlertmanagerFactsIr:
    """`base`: text of the user's own configuration and the path it came from, or None."""

    base_path: str | None
    base: Mapping[str, object] | None
    as_file: bool
    as_resource: bool


@dataclass(frozen=True, slots=True)
class LimitsIr:
    series_per_service: int | None
    monthly_tracing_cost_usd: Decimal | None


@dataclass(frozen=True, slots=True)
class OrganizationIr:
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
    cloudwatch_actions: Mapping[str, str]
    grafana_datasources: Mapping[str, str]
    grafana_folder: str | None
    runbooks: tuple[RunbookIr, ...]
    extra_rules: tuple[ExtraRulesIr, ...]
    limits: LimitsIr
    source: SourceIr
    span: SourceSpan

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
