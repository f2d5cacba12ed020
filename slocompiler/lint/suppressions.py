"""Findings that somebody decided to live with."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, Severity
from slocompiler.lint.suppression import Suppression
from slocompiler.lint.suppression_rules import NOT_SUPPRESSIBLE, SUPPRESSION_RULES, UNKNOWN_CODE, UNUSED

_OWN_CODES = frozenset(rule.code for rule in SUPPRESSION_RULES)


class SuppressionLimits(Struct, frozen=True):
    """`is_known`: whether a code exists. `basic`: errors that cannot be ignored.

    `was_checked`: whether findings of a code would have been made in this run, so that an unused suppression is one.
    """

    is_known: Callable[[str], bool]
    basic: frozenset[str]
    was_checked: Callable[[str], bool]


def apply_suppressions(
    diagnostics: Iterable[Diagnostic], suppressions: tuple[Suppression, ...], limits: SuppressionLimits
) -> tuple[Diagnostic, ...]:
    """The findings that are left, and those about the suppressions themselves."""
    kept: list[Diagnostic] = []
    used: set[tuple[Suppression, str]] = set()
    for diagnostic in diagnostics:
        covering = [] if _is_fixed(diagnostic, limits) else [each for each in suppressions if each.covers(diagnostic)]
        used |= {(suppression, diagnostic.code) for suppression in covering}
        if not covering:
            kept.append(diagnostic)
    for suppression in suppressions:
        for code in suppression.codes:
            finding = _judge(suppression, code, (suppression, code) in used, limits)
            if finding:
                kept.append(finding)
    return tuple(kept)


def _is_fixed(diagnostic: Diagnostic, limits: SuppressionLimits) -> bool:
    is_basic_error = diagnostic.code in limits.basic and diagnostic.severity is Severity.ERROR
    return is_basic_error or diagnostic.code in _OWN_CODES


def _judge(suppression: Suppression, code: str, is_used: bool, limits: SuppressionLimits) -> Diagnostic | None:
    span = suppression.span
    if code in limits.basic or code in _OWN_CODES:
        return NOT_SUPPRESSIBLE.at(span, f"{code} cannot be suppressed", "correct what it is about")
    if not limits.is_known(code):
        return UNKNOWN_CODE.at(span, f"there is no code {code}", "`slocompile explain` lists all codes")
    if is_used or not limits.was_checked(code):
        return None
    return UNUSED.at(span, f"{code} is not found here", "delete the code, or the whole comment")
