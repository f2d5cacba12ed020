"""What the codes mean."""

from difflib import get_close_matches

from slocompiler.diagnostics import Rule
from slocompiler.diff.rules import DIFF_RULES
from slocompiler.importing.rules import IMPORT_RULES
from slocompiler.lint.catalogue import CATALOGUE
from slocompiler.pipeline.target_rules import TARGET_RULES


def all_rules() -> tuple[Rule, ...]:
    """Every kind of finding, by code."""
    rules = (*CATALOGUE, *(rule for rules in TARGET_RULES.values() for rule in rules), *DIFF_RULES, *IMPORT_RULES)
    return tuple(sorted(rules, key=lambda rule: rule.code))


def explain(code_or_name: str) -> Rule | tuple[str, ...]:
    """The rule of that code (`slo401` will do) or name; when there is none, what looks most like it."""
    rules = all_rules()
    wanted = code_or_name.strip()
    for rule in rules:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    if any(character.isdigit() for character in wanted):
        return tuple(get_close_matches(wanted.upper(), [rule.code for rule in rules], 3))
    return tuple(get_close_matches(wanted.lower(), [rule.name for rule in rules], 3))
