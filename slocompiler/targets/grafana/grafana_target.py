"""The Grafana target."""

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.target import ORGANIZATION_FOLDER, Artifact, Target, TargetOutput, service_folder


class GrafanaTarget(Struct, frozen=True):
    """Two dashboards for every service, one for the organization. The builders are imported when there is work."""

    name: str = "grafana"
    summary: str = "Grafana dashboards: SLOs and golden signals of a service, an overview of all SLOs"

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        from slocompiler.targets.grafana.dashboards.service_dashboards import service_dashboards
        from slocompiler.targets.grafana.files import dashboard_files

        dashboards = service_dashboards(service, compilation)
        return TargetOutput(_artifacts(service_folder(service), dashboard_files(dashboards, compilation.organization)))

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        from slocompiler.targets.grafana.dashboards.overview import overview
        from slocompiler.targets.grafana.files import dashboard_files, provisioning_file

        organization = compilation.organization
        files = dashboard_files({"grafana-overview": overview(compilation)}, organization)
        return TargetOutput(_artifacts(ORGANIZATION_FOLDER, {**files, **provisioning_file(organization)}))


def _artifacts(folder: str, files: dict[str, str]) -> tuple[Artifact, ...]:
    return tuple(Artifact(f"{folder}/{name}", text) for name, text in files.items())


GRAFANA: Target = GrafanaTarget()
