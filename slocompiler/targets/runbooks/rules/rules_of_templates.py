"""What is wrong with a template of the organization's own."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.diagnostics.snippet_parts import ORGANIZATION, SERVICE

_SPECS = f"{ORGANIZATION}page_templates: {{runbook: runbook.md}}\n{SERVICE}"
_TEMPLATE = """\
---
# runbook.md
# {{ title }}
{% for step in steps %}
{{ loop.index }}. {{ step.text }}
{% endfor %}
"""

PAGE_TEMPLATE = Rule(
    code="SLO567",
    name="page-template",
    severity=Severity.ERROR,
    summary="a page template cannot be filled in",
    why="A page that somebody reads at night has all it should have, or the build says that it has not.",
    failing=_SPECS + _TEMPLATE.replace("{{ title }}", "{{ titel }}"),
    passing=_SPECS + _TEMPLATE,
)

TEMPLATE_RULES = (PAGE_TEMPLATE,)
