"""Facts about Prometheus, Alertmanager, CloudWatch, Grafana and automation, and the limits of a spec."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.ir.organization import (
    AlertmanagerFactsIr,
    AutomationFactsIr,
    CloudWatchActionIr,
    CloudWatchFactsIr,
    Flavor,
    GrafanaFactsIr,
    LimitsIr,
    LongWindows,
    PanelFunctionIr,
    PrometheusFactsIr,
)
from slocompiler.lower.passes.read_alertmanager_base import read_alertmanager_base
from slocompiler.lower.references import receiver_exists, severity_exists
from slocompiler.lower.scope import Scope, by_key
from slocompiler.spec.organization import (
    AlertmanagerSpec,
    AutomationSpec,
    CloudWatchSpec,
    GrafanaSpec,
    LimitsSpec,
    PrometheusSpec,
)
from slocompiler.values import Duration

_INTERVAL = Duration.of(seconds=30)


def prometheus_facts(scope: Scope) -> PrometheusFactsIr:
    """Scrapes and evaluations every 30s, and both spellings of `le`, unless the organization says otherwise."""
    spec = scope.organization.spec.prometheus or PrometheusSpec()
    return PrometheusFactsIr(
        scrape_interval=spec.scrape_interval or _INTERVAL,
        evaluation_interval=spec.evaluation_interval or _INTERVAL,
        retention=spec.retention,
        rule_labels=by_key(spec.rule_labels),
        rule_namespace=spec.rule_namespace,
        sloth_names=spec.recording_names == "sloth",
        pyrra_names=spec.recording_names == "pyrra",
        le_prometheus2=spec.le_labels is None or "prometheus2" in spec.le_labels,
        le_prometheus3=spec.le_labels is None or "prometheus3" in spec.le_labels,
        flavor=Flavor(spec.flavor),
        span=scope.span("prometheus", "flavor"),
    )


def alertmanager_facts(scope: Scope) -> AlertmanagerFactsIr:
    """One whole file, unless the organization says otherwise."""
    spec = scope.organization.spec.alertmanager or AlertmanagerSpec(base=None)
    base = None if spec.base is None else read_alertmanager_base(scope, spec.base)
    return AlertmanagerFactsIr(
        base_path=None if base is None else base.path,
        base=None if base is None else base.configuration,
        as_file=spec.form is None or "file" in spec.form,
        as_resource=spec.form is not None and "config-resource" in spec.form,
    )


def cloudwatch_facts(scope: Scope) -> CloudWatchFactsIr:
    """By severity what an alarm calls, and what becomes of windows of more than a day."""
    spec = scope.organization.spec.cloudwatch or CloudWatchSpec()
    route = ("cloudwatch", "actions")
    actions = {
        name: CloudWatchActionIr(arn, scope.span(*route, name))
        for name, arn in spec.actions.items()
        if severity_exists(scope, name, (*route, name), at_key=True)
    }
    return CloudWatchFactsIr(
        actions=by_key(actions),
        long_windows=LongWindows(spec.long_windows),
        as_lists=spec.form is None or "lists" in spec.form,
        as_calls=spec.form is not None and "calls" in spec.form,
        as_template=spec.form is None or "template" in spec.form,
    )


def grafana_facts(scope: Scope) -> GrafanaFactsIr:
    """Plain dashboard files, unless the organization says otherwise."""
    spec = scope.organization.spec.grafana or GrafanaSpec()
    return GrafanaFactsIr(
        datasources=by_key({str(store): uid for store, uid in spec.datasources.items()}),
        folder=spec.folder,
        as_config_map=spec.form is not None and "config-map" in spec.form,
        as_provisioning=spec.form is not None and "provisioning" in spec.form,
        panels=tuple(_panel_functions(scope, spec)),
    )


def _panel_functions(scope: Scope, spec: GrafanaSpec) -> Iterator[PanelFunctionIr]:
    for name in dict.fromkeys(spec.panels):
        module, _, function = name.partition(":")
        yield PanelFunctionIr(module, function, scope.span("grafana", "panels", spec.panels.index(name)))


def automation_facts(scope: Scope) -> AutomationFactsIr:
    """What automations run as, and where Alertmanager says that one is to start."""
    spec = scope.organization.spec.automation or AutomationSpec()
    is_known = spec.receiver is not None and receiver_exists(scope, spec.receiver, ("automation", "receiver"))
    return AutomationFactsIr(spec.receiver if is_known else None, spec.role, spec.approval_topic)


def limits(scope: Scope) -> LimitsIr:
    spec = scope.organization.spec.limits or LimitsSpec()
    cost = spec.monthly_tracing_cost
    return LimitsIr(
        series_per_service=None if spec.series_per_service is None else int(spec.series_per_service),
        monthly_tracing_cost_usd=None if cost is None else Decimal(cost.removesuffix(" USD")),
        spans={key: scope.span("limits", key) for key in spec.__struct_fields__ if getattr(spec, key) is not None},
    )
