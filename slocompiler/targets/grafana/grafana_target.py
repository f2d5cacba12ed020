"""The Grafana target."""

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.grafana.rules.rules_of_panels import PANELS_NOT_RUN
from slocompiler.targets.target import ORGANIZATION_FOLDER, Artifact, Target, TargetOutput, service_folder


class GrafanaTarget(Struct, frozen=True):
    """Two dashboards for every service, one for the organization. The builders are imported when there is work.

    `runs_code`: the organization's panel functions are called. Then the same IR gives the same bytes as long as these
    functions are the same.
    """

    name: str = "grafana"
    summary: str = "Grafana dashboards: SLOs and golden signals of a service, an overview of all SLOs"
    runs_code: bool = False

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        from slocompiler.targets.grafana.dashboards.service_dashboards import service_dashboards
        from slocompiler.targets.grafana.files import dashboard_files

        if self.runs_code and compilation.organization.grafana.panels:
            from slocompiler.targets.grafana.own_panels.section import own_panels

            own = own_panels(service, compilation)
            dashboards, found = service_dashboards(service, compilation, own.sections), own.diagnostics
        else:
            dashboards, found = service_dashboards(service, compilation), ()
        files = dashboard_files(dashboards, compilation.organization)
        return TargetOutput(_artifacts(service_folder(service), files), found)

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        from slocompiler.targets.grafana.dashboards.overview import overview
        from slocompiler.targets.grafana.files import dashboard_files, provisioning_file

        organization = compilation.organization
        files = dashboard_files({"grafana-overview": overview(compilation)}, organization)
        found = () if self.runs_code else _not_run(organization)
        return TargetOutput(_artifacts(ORGANIZATION_FOLDER, {**files, **provisioning_file(organization)}), found)


def _artifacts(folder: str, files: dict[str, str]) -> tuple[Artifact, ...]:
    return tuple(Artifact(f"{folder}/{name}", text) for name, text in files.items())


def _not_run(organization: OrganizationIr) -> tuple[Diagnostic, ...]:
    """One finding for all functions, at the first."""
    functions = organization.grafana.panels
    if not functions:
        return ()
    names = ", ".join(f"`{function.text}`" for function in functions)
    help = "if you trust the code beside the organization, build with `--allow-code`; else remove `panels`"
    return (PANELS_NOT_RUN.at(functions[0].span, f"dashboards lack the panels of {names}: code is not run", help),)


GRAFANA: Target = GrafanaTarget()
#: The same with the organization's panel functions: only where the user allowed a build to run code.
GRAFANA_WITH_CODE: Target = GrafanaTarget(runs_code=True)
