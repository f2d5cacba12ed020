"""Which findings count: suppressions applied, duplicates removed, sorted by place."""

from collections.abc import Iterable

from slocompiler.diagnostics import Diagnostic, Severity, sort_diagnostics
from slocompiler.lint.catalogue import BASIC_RULES, CATALOGUE
from slocompiler.lint.suppression import find_suppressions
from slocompiler.lint.suppressions import SuppressionLimits, apply_suppressions
from slocompiler.pipeline.understand import Understood

_BASIC_ERRORS = frozenset(rule.code for rule in BASIC_RULES if rule.severity is Severity.ERROR)
_CODES = frozenset(rule.code for rule in CATALOGUE)


def settle(
    understood: Understood, of_targets: Iterable[Diagnostic] = (), checked_by_targets: frozenset[str] = frozenset()
) -> tuple[Diagnostic, ...]:
    """The findings that count. `checked_by_targets`: the codes that the targets of this run look for."""
    suppressions, incomplete = find_suppressions(understood.workspace.comments, understood.sources)
    checked = _CODES | checked_by_targets if understood.is_complete else frozenset()
    limits = SuppressionLimits(_is_known, _BASIC_ERRORS, checked.__contains__)
    found = [*understood.found, *of_targets, *incomplete]
    left = apply_suppressions(found, suppressions, limits)
    return tuple(sort_diagnostics([diagnostic for diagnostic in left if understood.is_about_requested(diagnostic)]))


def _is_known(code: str) -> bool:
    """The targets are imported only when a code is not one of the others."""
    if code in _CODES:
        return True
    from slocompiler.pipeline.target_rules import TARGET_RULES

    return any(rule.code == code for rules in TARGET_RULES.values() for rule in rules)
