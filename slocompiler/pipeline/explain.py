"""What the codes mean."""

from difflib import get_close_matches

from slocompiler.diagnostics import Rule
from slocompiler.diff.change_kind import ChangeKind
from slocompiler.diff.registry import CHANGE_KINDS
from slocompiler.diff.rules import DIFF_RULES
from slocompiler.importing.rules import IMPORT_RULES
from slocompiler.lint.catalogue import CATALOGUE
from slocompiler.pipeline.target_rules import TARGET_RULES


def all_rules() -> tuple[Rule, ...]:
    """Every kind of finding, by code."""
    rules = (*CATALOGUE, *(rule for rules in TARGET_RULES.values() for rule in rules), *DIFF_RULES, *IMPORT_RULES)
    return tuple(sorted(rules, key=lambda rule: rule.code))


def explain(code_or_name: str) -> Rule | ChangeKind | tuple[str, ...]:
    """The rule, or the kind of change, of that code (`slo401` will do) or name; else what looks most like it."""
    known: tuple[Rule | ChangeKind, ...] = (*all_rules(), *CHANGE_KINDS)
    wanted = code_or_name.strip()
    for one in known:
        if wanted.upper() == one.code or wanted.lower() == one.name:
            return one
    if any(character.isdigit() for character in wanted):
        return tuple(get_close_matches(wanted.upper(), [one.code for one in known], 3))
    return tuple(get_close_matches(wanted.lower(), [one.name for one in known], 3))
