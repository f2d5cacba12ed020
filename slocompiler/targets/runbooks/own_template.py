"""Pages from a template of the organization's own."""

from collections.abc import Mapping
from difflib import get_close_matches

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.emit.markdown import code, escape
from slocompiler.emit.templates import TemplateProblem, render_own
from slocompiler.ir.organization import PageTemplateIr
from slocompiler.targets.runbooks.rules.rules_of_templates import PAGE_TEMPLATE

#: For texts of a spec: as text, and in a code span.
_FILTERS = {"markdown": escape, "code": code}


def page_of_own(own: PageTemplateIr, values: Mapping[str, object]) -> str | Diagnostic:
    """The page, or what is wrong with the template, at its line."""
    made = render_own(own.text, own.path, values, _FILTERS)
    if isinstance(made, str):
        return made
    span = SourceSpan(own.path, made.line, 1, made.line, 1)
    named = (RelatedSpan(own.span, "named here"),)
    return PAGE_TEMPLATE.at(span, made.message, _help(made, values), named)


def _help(problem: TemplateProblem, values: Mapping[str, object]) -> str | None:
    if problem.undefined is None:
        return None
    meant = get_close_matches(problem.undefined, list(values), 1)
    return f"did you mean `{meant[0]}`?" if meant else f"a page has {', '.join(sorted(values))}"
