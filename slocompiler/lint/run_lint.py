"""All lint rules over one compilation."""

from slocompiler.diagnostics import Diagnostic, Severity
from slocompiler.lint.lint_rule import LintContext
from slocompiler.lint.registry import LINT_RULES


def run_lint(context: LintContext, *, is_whole: bool = True) -> tuple[Diagnostic, ...]:
    """The findings of every rule, in the order of the rules.

    Not `is_whole`: parts of the workspace had to be left out. Only errors of rules that can do without count then, as
    `nobody uses this` may be the echo of what was left out.
    """
    rules = (lint_rule for lint_rule in LINT_RULES if is_whole or not lint_rule.needs_whole)
    found = (finding for lint_rule in rules for finding in lint_rule.check(context))
    return tuple(finding for finding in found if is_whole or finding.severity is Severity.ERROR)
