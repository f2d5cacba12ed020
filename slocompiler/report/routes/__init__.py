"""Who is told of each alert, for people, programs and pull requests."""

from slocompiler.proof.delivery.table.routes_report import RoutesReport
from slocompiler.report.routes.documents import routes_json, routes_markdown
from slocompiler.report.routes.text import routes_text

ROUTES_FORMATS = ("text", "json", "markdown")


def render_routes(format: str, report: RoutesReport, *, color: bool = False) -> str:
    """The report as one of ROUTES_FORMATS, ending with a line break; `color` matters to `text` only."""
    if format == "json":
        return routes_json(report)
    return routes_markdown(report) if format == "markdown" else routes_text(report, color=color)
