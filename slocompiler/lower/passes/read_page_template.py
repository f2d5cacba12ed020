"""Templates of the user's own for generated pages."""

import hashlib

from slocompiler.ir.organization import PageTemplateIr
from slocompiler.lower.further_files import named_files, read_text
from slocompiler.lower.rules.page_templates import UNREADABLE_PAGE_TEMPLATE
from slocompiler.lower.scope import Scope
from slocompiler.spec.organization import PageTemplatesSpec

_ROUTE = ("page_templates", "runbook")


def read_runbook_template(scope: Scope) -> PageTemplateIr | None:
    """The template for runbook pages; None for the compiler's own, or when it cannot be read (which is reported)."""
    spec = scope.organization.spec.page_templates or PageTemplatesSpec()
    if spec.runbook is None:
        return None
    files = named_files(scope, spec.runbook, _ROUTE, UNREADABLE_PAGE_TEMPLATE)
    text = read_text(scope, files[0]) if files else None
    if text is None:
        return None
    return PageTemplateIr(spec.runbook, files[0], text, hashlib.sha256(text.encode()).hexdigest(), scope.span(*_ROUTE))
