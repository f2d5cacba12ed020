"""What the codes mean."""

from difflib import get_close_matches

from slocompiler.diagnostics import Rule
from slocompiler.lint.catalogue import CATALOGUE
from slocompiler.pipeline.target_rules import TARGET_RULES


def all_rules() -> tuple[Rule, ...]:
    """Every kind of finding, by code."""
    rules = (*CATALOGUE, *(rule for rules in TARGET_RULES.values() for rule in rules))
    return tuple(sorted(rules, key=lambda rule: rule.code))


def explain(code_or_name: str) -> Rule | tuple[str, ...]:
    """The rule of that code (`slo103` will do) or name; when there is none, the codes that look most like it."""
    rules = all_rules()
    wanted = code_or_name.strip()
    for rule in rules:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            return rule
    names = {rule.code: rule.code for rule in rules} | {rule.name: rule.code for rule in rules}
    close = [names[name] for text in (wanted.upper(), wanted.lower()) for name in get_close_matches(text, names, 3)]
    return tuple(dict.fromkeys(close))
