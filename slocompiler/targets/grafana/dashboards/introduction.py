"""The first section of a service's SLO dashboard: whose it is and where to read on."""

from slocompiler.emit.markdown import escape, link
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.grafana.dashboards.runbook_links import runbook_links
from slocompiler.targets.grafana.panels.kinds import words
from slocompiler.targets.grafana.panels.layout import Placed, Section


def introduction(service: ServiceIr, compilation: CompilationIr) -> Section:
    """Description, owner, dependencies and runbooks, as a text panel."""
    facts = [f"Team **{escape(service.team)}**"]
    facts += [f"tier **{escape(service.tier)}**"] if service.tier else []
    lines = [escape(service.description)] if service.description else []
    lines.append(", ".join(facts) + ".")
    if service.depends_on:
        lines.append("Depends on " + ", ".join(_dependency(name, service, compilation) for name in service.depends_on))
    runbooks = runbook_links(service, compilation)
    if runbooks:
        lines.append("Runbooks: " + ", ".join(link(title, url) for title, url in runbooks))
    return Section("about", "About", [Placed("text", words("", "\n\n".join(lines)), 24, 3)])


def _dependency(name: str, service: ServiceIr, compilation: CompilationIr) -> str:
    """A link to the dashboard of a service in the same environment."""
    for other in compilation.services:
        if (other.name, other.environment) == (name, service.environment):
            return link(name, f"/d/{other.dashboard_uid}")
    return escape(name)
