"""The two dashboards of a service."""

from collections.abc import Iterator, Sequence

from grafana_foundation_sdk.builders.dashboard import Dashboard as DashboardBuilder
from grafana_foundation_sdk.models.dashboard import Dashboard, DashboardCursorSync

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.promql import Matcher, print_matcher
from slocompiler.recordings.names import EVENTS, service_labels
from slocompiler.targets.grafana.dashboards.cloudwatch_section import cloudwatch_slo_section
from slocompiler.targets.grafana.dashboards.golden_signals import golden_signals
from slocompiler.targets.grafana.dashboards.introduction import introduction
from slocompiler.targets.grafana.dashboards.scope import SloView
from slocompiler.targets.grafana.dashboards.slo_section import slo_section
from slocompiler.targets.grafana.dashboards.surroundings import annotated, linked
from slocompiler.targets.grafana.dashboards.uids import signals_uid
from slocompiler.targets.grafana.dashboards.variables import (
    Variable,
    datasource_variables,
    group_variable,
    region_variables,
)
from slocompiler.targets.grafana.panels.layout import Section, place

_TAG = "slocompiler"


def service_dashboards(
    service: ServiceIr, compilation: CompilationIr, own: Sequence[Section] = ()
) -> dict[str, Dashboard]:
    """File name -> dashboard; a service without SLOs, or without signals, lacks that one.

    `own` are rows that functions of the organization add: they stand below the golden signals.
    """
    found: dict[str, Dashboard] = {}
    if service.slos:
        found["grafana-slo"] = _slo_dashboard(service, compilation)
    if service.signals or own:
        found["grafana-golden-signals"] = _signals_dashboard(service, compilation, own)
    return found


def signals_variables(service: ServiceIr, organization: OrganizationIr) -> list[Variable]:
    """The variables of the golden signals' dashboard."""
    stores = {Store.PROMETHEUS} | {Store.CLOUDWATCH for signal in service.signals if signal.cloudwatch}
    return [*datasource_variables(stores, organization), *region_variables(service)]


def _slo_dashboard(service: ServiceIr, compilation: CompilationIr) -> Dashboard:
    views = [SloView(slo, service, compilation) for slo in service.slos]
    dashboard = _dashboard(service, "SLOs", service.dashboard_uid)
    for variable in _slo_variables(service, compilation):
        dashboard = dashboard.with_variable(variable)
    dashboard = linked(annotated(dashboard, service), service, compilation, other=signals_uid(service))
    return place(dashboard, [introduction(service, compilation), *map(_section, views)]).build()


def _section(view: SloView) -> Section:
    return slo_section(view) if view.slo.store is Store.PROMETHEUS else cloudwatch_slo_section(view)


def _slo_variables(service: ServiceIr, compilation: CompilationIr) -> Iterator[Variable]:
    """Data sources, one variable for each label that an SLO keeps apart, and the Region of CloudWatch's metrics."""
    stores = {slo.store for slo in service.slos}
    yield from datasource_variables(stores | {Store.PROMETHEUS}, compilation.organization)
    recorded = [slo for slo in service.slos if slo.store is Store.PROMETHEUS]
    own = ",".join(print_matcher(Matcher(label, "=", value)) for label, value in service_labels(service).items())
    for label in sorted({label for slo in recorded for label in slo.by}):
        yield group_variable(label, f"{EVENTS}{{{own}}}")
    if Store.CLOUDWATCH in stores:
        yield from region_variables(service)


def _signals_dashboard(service: ServiceIr, compilation: CompilationIr, own: Sequence[Section]) -> Dashboard:
    dashboard = _dashboard(service, "golden signals", signals_uid(service))
    for variable in signals_variables(service, compilation.organization):
        dashboard = dashboard.with_variable(variable)
    dashboard = linked(annotated(dashboard, service), service, compilation, other=service.dashboard_uid)
    return place(dashboard, [*golden_signals(service, compilation), *own]).build()


def _dashboard(service: ServiceIr, subject: str, uid: str) -> DashboardBuilder:
    where = f" ({service.environment})" if service.environment else ""
    tags = [_TAG, f"service:{service.name}", f"team:{service.team}"]
    tags += [f"environment:{service.environment}"] if service.environment else []
    dashboard = DashboardBuilder(f"{service.name}: {subject}{where}").uid(uid).tags(tags)
    return (
        dashboard.description(service.description or "")
        .readonly()
        .timezone("browser")
        .time("now-6h", "now")
        .refresh("1m")
        .tooltip(DashboardCursorSync.CROSSHAIR)
    )
