"""What a change of specs means, for people, programs, pull requests and workflows."""

from slocompiler.diff.report import DiffReport
from slocompiler.report.diff.as_github import diff_github
from slocompiler.report.diff.as_json import diff_json, diff_schema
from slocompiler.report.diff.as_markdown import diff_markdown
from slocompiler.report.diff.as_text import diff_text
from slocompiler.report.diff.kinds import kinds_text

DIFF_FORMATS = ("text", "markdown", "json", "github")

__all__ = ["DIFF_FORMATS", "diff_schema", "kinds_text", "render_diff"]


def render_diff(format: str, report: DiffReport, *, color: bool = False) -> str:
    """The report as one of DIFF_FORMATS, ending with a line break; `color` matters to `text` only."""
    if format == "json":
        return diff_json(report)
    if format == "markdown":
        return diff_markdown(report)
    return diff_github(report) if format == "github" else diff_text(report, color=color)
