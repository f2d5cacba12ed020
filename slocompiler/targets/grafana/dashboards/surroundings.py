"""What surrounds the panels: links to other places, and marks for alerts and deployments."""

from grafana_foundation_sdk.builders.dashboard import AnnotationQuery, AnnotationTarget, Dashboard, DashboardLink
from grafana_foundation_sdk.models.common import DataSourceRef
from grafana_foundation_sdk.models.dashboard import DashboardLinkType

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.promql import Matcher, print_matcher
from slocompiler.recordings.names import service_labels
from slocompiler.targets.grafana.dashboards.runbook_links import runbook_links
from slocompiler.targets.grafana.dashboards.uids import overview_uid
from slocompiler.targets.grafana.panels.colors import BAD, NEUTRAL
from slocompiler.targets.grafana.panels.datasource import datasource

_GRAFANA = DataSourceRef(type_val="grafana", uid="-- Grafana --")


def annotated(dashboard: Dashboard, service: ServiceIr) -> Dashboard:
    """Marks where an alert of the service began to fire, and where somebody noted a deployment (tag `deploy`)."""
    own = ",".join(print_matcher(Matcher(label, "=", value)) for label, value in service_labels(service).items())
    alerts = (
        AnnotationQuery()
        .name("Alerts")
        .datasource(datasource(Store.PROMETHEUS))
        .enable(True)
        .icon_color(BAD)
        .expr(f'max by (alertname, severity) (ALERTS{{alertstate="firing",{own}}})')
        .title_format("{{alertname}}")
        .text_format("severity {{severity}}")
        .step("60s")
    )
    tags = ["deploy", f"service:{service.name}"]
    deployments = (
        AnnotationQuery()
        .name("Deployments")
        .datasource(_GRAFANA)
        .enable(True)
        .icon_color(NEUTRAL)
        # The library knows this query of Grafana's own store as a type apart from all others.
        .target(AnnotationTarget().limit(100).match_any(False).type("tags").tags(tags))  # type: ignore[arg-type]
    )
    return dashboard.annotation(alerts).annotation(deployments)


def linked(dashboard: Dashboard, service: ServiceIr, compilation: CompilationIr, *, other: str) -> Dashboard:
    """Links to the service's other dashboard, to the overview, to other environments and to its runbooks."""
    dashboard = dashboard.link(_to("The other dashboard of this service", f"/d/{other}", keeps_time=True))
    dashboard = dashboard.link(_to("All SLOs", f"/d/{overview_uid(compilation.organization)}", keeps_time=False))
    same = DashboardLink("Environments").type(DashboardLinkType.DASHBOARDS).tags([f"service:{service.name}"])
    dashboard = dashboard.link(same.as_dropdown(True).keep_time(True))
    for title, url in runbook_links(service, compilation):
        dashboard = dashboard.link(_to(f"Runbook: {title}", url, keeps_time=False).target_blank(True))
    return dashboard


def _to(title: str, url: str, *, keeps_time: bool) -> DashboardLink:
    return DashboardLink(title).type(DashboardLinkType.LINK).url(url).keep_time(keeps_time).icon("external link")
