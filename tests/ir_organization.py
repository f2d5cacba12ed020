"""Builders of the organization and of services as routing sees them: valid by default, each field can be replaced."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, MeasureIr, MeasureKind, ThresholdIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.operations import CorrelationIr, ExtraRuleIr, ExtraRulesIr, TimeIntervalIr
from slocompiler.ir.organization import (
    AlertmanagerFactsIr,
    CloudWatchFactsIr,
    EnvironmentIr,
    GrafanaFactsIr,
    LimitsIr,
    LongWindows,
    OrganizationIr,
    PrometheusFactsIr,
    ReceiverIr,
    ReceiverSetting,
    SeverityIr,
    TeamIr,
)
from slocompiler.ir.references import SourceIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import BurnAlertIr, EventsSli, NoData, SloIr, SloPartitionIr, WindowIr
from slocompiler.values import BurnRate, Duration, Objective

ORGANIZATION_PATH = "specs/organization.yaml"
DIGEST = "0" * 64
ALL_DAYS = (0, 1, 2, 3, 4, 5, 6)
WORKDAYS = (0, 1, 2, 3, 4)


def span(line: int = 1, path: str = ORGANIZATION_PATH) -> SourceSpan:
    return SourceSpan(path, line, 1, line, 2)


def minutes(count: int) -> Duration:
    return Duration.of(minutes=count)


def severity(name: str, urgency: int, *, page: bool, active: str | None = None, **changes: Any) -> SeverityIr:
    built = SeverityIr(name, urgency, page, Duration.of(seconds=30), minutes(5), Duration.of(hours=4), active, span())
    return replace(built, **changes)


def interval(name: str, weekdays: Iterable[int], start: int, end: int, timezone: str = "UTC") -> TimeIntervalIr:
    """Hours on weekdays (0 is Monday), in minutes of the day."""
    return TimeIntervalIr(name, tuple(weekdays), start, end, timezone, span())


def receiver(name: str, kind: str, **settings: ReceiverSetting) -> ReceiverIr:
    """A receiver; a setting that is a Python keyword is written with a trailing underscore (`from_`)."""
    return ReceiverIr(name, kind, {key.rstrip("_"): value for key, value in settings.items()}, span())


def pager(name: str) -> ReceiverIr:
    """A PagerDuty receiver whose key lies where prometheus-operator mounts Secrets."""
    return receiver(name, "pagerduty", routing_key_file=f"/etc/alertmanager/secrets/{name}/routing-key")


def team(name: str, notify: Mapping[str, Iterable[str]], cc: Iterable[str] = ()) -> TeamIr:
    return TeamIr(name, {key: tuple(names) for key, names in notify.items()}, tuple(cc), span())


def environments(*names: str) -> tuple[EnvironmentIr, ...]:
    return tuple(EnvironmentIr(name, None, (), span()) for name in names)


def organization(**changes: Any) -> OrganizationIr:
    """P0 pages at any hour, P2 does not page; the team `web` has a pager and a ticket webhook; the form is the file."""
    second = Duration.of(seconds=30)
    built = OrganizationIr(
        name="shop",
        runbook_base_url=None,
        dashboard_base_url=None,
        severities=(severity("P0", 1, page=True), severity("P2", 3, page=False)),
        time_intervals=(),
        receivers=(pager("pager"), receiver("tickets", "webhook", url="https://tickets.example.com/hook")),
        teams=(team("web", {"P0": ["pager"], "P2": ["tickets"]}),),
        environments=(),
        prometheus=PrometheusFactsIr(second, second, None, {}, None, False, True, True),
        alertmanager=AlertmanagerFactsIr(None, None, as_file=True, as_resource=False),
        cloudwatch=CloudWatchFactsIr({}, LongWindows.ALARM),
        grafana=GrafanaFactsIr({}, None, as_config_map=False, as_provisioning=False),
        runbooks=(),
        extra_rules=(),
        limits=LimitsIr(None, None),
        source=SourceIr(ORGANIZATION_PATH, DIGEST),
        span=span(),
    )
    return replace(built, **changes)


def with_base(built: OrganizationIr, base: Mapping[str, object]) -> OrganizationIr:
    return replace(built, alertmanager=replace(built.alertmanager, base_path="specs/base.yaml", base=base))


def as_resource(built: OrganizationIr, namespace: str | None = "monitoring") -> OrganizationIr:
    """The organization that also asks for AlertmanagerConfig resources."""
    return replace(
        built,
        alertmanager=replace(built.alertmanager, as_resource=True),
        prometheus=replace(built.prometheus, rule_namespace=namespace),
    )


def service(name: str, team_name: str = "web", **changes: Any) -> ServiceIr:
    built = ServiceIr(
        name=name,
        environment=None,
        description=None,
        team=team_name,
        cc=(),
        tier=None,
        depends_on=(),
        labels={},
        signals=(),
        slos=(),
        alerts=(),
        correlations=(),
        incidents=(),
        maintenance=(),
        runbooks=(),
        tracing=None,
        extra_rules=(),
        source=SourceIr(f"specs/{name}.yaml", DIGEST),
        span=span(path=f"specs/{name}.yaml"),
    )
    return replace(built, **changes)


def slo(name: str, severities: Mapping[str, str], team_name: str = "web", by: Iterable[str] = ()) -> SloIr:
    """An SLO; `severities`: alert name -> severity, one burn-rate alert each."""
    objective = Objective.parse("99.9%")
    burn_alerts = tuple(_burn_alert(alert, severity_name) for alert, severity_name in severities.items())
    partition = SloPartitionIr((), objective, team_name, None, burn_alerts, {}, {}, span())
    window = WindowIr(Duration.of(days=30), None, span())
    sli = EventsSli("requests")
    return SloIr(
        name, None, sli, Store.PROMETHEUS, window, tuple(by), NoData.IGNORE, (partition,), (), (), False, span(), span()
    )


def _burn_alert(alert_name: str, severity_name: str) -> BurnAlertIr:
    burn = BurnRate(Fraction("14.4"))
    return BurnAlertIr(
        entry="fast",
        alert_name=alert_name,
        burn=burn,
        threshold=Decimal("0.0144"),
        long=Duration.of(hours=1),
        short=minutes(5),
        for_=minutes(2),
        keep_firing_for=minutes(15),
        severity=severity_name,
        page=True,
        still_burning=None,
        min_failures=5,
        span=span(),
    )


def alert(
    alert_name: str, severity_name: str, team_name: str = "web", by: Iterable[str] = (), store: Store = Store.PROMETHEUS
) -> AlertIr:
    """A signal alert: a mean above 1."""
    measure = MeasureIr("mean", MeasureKind.MEAN, None, minutes(5), None)
    condition = ThresholdIr(measure, True, Decimal(1), "1")
    partition = AlertPartitionIr(
        (), condition, minutes(5), minutes(0), severity_name, True, team_name, None, {}, {}, span()
    )
    return AlertIr(alert_name.lower(), alert_name, None, "requests", store, tuple(by), (partition,), (), span())


def correlation(
    name: str, alert_names: Iterable[str], per: Iterable[str] = (), hold: int | None = None
) -> CorrelationIr:
    """An incident kind; `hold` in minutes."""
    names = tuple(alert_names)
    return CorrelationIr(name, names, names, tuple(per), minutes(hold) if hold else None, span())


def extra_rules(alert_name: str, severity_name: str, **labels: str) -> ExtraRulesIr:
    """A set with one hand-written alert."""
    body = {"alert": alert_name, "expr": "up == 0", "labels": labels}
    rule = ExtraRuleIr("group", None, body, True, severity_name, None, span())
    return ExtraRulesIr("mixin", (rule,), (), None, None, span())


def compilation(built: OrganizationIr, *services: ServiceIr) -> CompilationIr:
    return CompilationIr(built, tuple(sorted(services, key=lambda one: (one.environment or "", one.name))))
