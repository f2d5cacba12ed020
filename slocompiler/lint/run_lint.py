"""All lint rules over one compilation."""

from slocompiler.diagnostics import Diagnostic
from slocompiler.lint.lint_rule import LintContext
from slocompiler.lint.registry import LINT_RULES


def run_lint(context: LintContext) -> tuple[Diagnostic, ...]:
    """The findings of every rule, in the order of the rules."""
    return tuple(finding for lint_rule in LINT_RULES for finding in lint_rule.check(context))
