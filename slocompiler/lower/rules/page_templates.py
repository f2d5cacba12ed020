"""What is wrong with templates that replace the compiler's own."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.diagnostics.snippet_parts import ORGANIZATION

_TEMPLATE = "---\n# runbook.md\n# {{ title }}\n"

UNREADABLE_PAGE_TEMPLATE = Rule(
    code="SLO566",
    name="unreadable-page-template",
    severity=Severity.ERROR,
    summary="`page_templates` names a file that is not there",
    why="Without it every page would look as if nobody had written a template.",
    failing=ORGANIZATION + "page_templates: {runbook: runbok.md}\n" + _TEMPLATE,
    passing=ORGANIZATION + "page_templates: {runbook: runbook.md}\n" + _TEMPLATE,
)

PAGE_TEMPLATE_RULES = (UNREADABLE_PAGE_TEMPLATE,)
