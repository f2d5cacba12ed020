"""What monitoring costs, for people, programs and pull requests."""

from slocompiler.cost.report import CostReport
from slocompiler.report.cost.as_json import cost_json
from slocompiler.report.cost.as_markdown import cost_markdown
from slocompiler.report.cost.as_text import cost_text

COST_FORMATS = ("text", "json", "markdown")


def render_cost(format: str, report: CostReport) -> str:
    """The report as one of COST_FORMATS, ending with a line break."""
    if format == "json":
        return cost_json(report)
    return cost_markdown(report) if format == "markdown" else cost_text(report)
