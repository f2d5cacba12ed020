"""Every kind of finding has a code and a name of its own."""

from collections import Counter
from pathlib import Path

import pytest

import slocompiler.lint.rules
from slocompiler.lint.catalogue import CATALOGUE
from slocompiler.lint.registry import LINT_RULES
from slocompiler.lint.suppression_rules import SUPPRESSION_RULES
from slocompiler.load.rules import LOAD_RULES
from slocompiler.load.yaml.rules import YAML_RULES
from slocompiler.lower.rules import LOWER_RULES


def test_codes_are_unique() -> None:
    assert [code for code, count in Counter(rule.code for rule in CATALOGUE).items() if count > 1] == []


def test_names_are_unique() -> None:
    assert [name for name, count in Counter(rule.name for rule in CATALOGUE).items() if count > 1] == []


@pytest.mark.parametrize(
    "rules",
    [YAML_RULES, LOAD_RULES, LOWER_RULES, tuple(each.rule for each in LINT_RULES), SUPPRESSION_RULES, CATALOGUE],
    ids=["yaml", "load", "lower", "lint", "suppressions", "all"],
)
def test_rules_are_in_the_order_of_their_codes(rules: tuple[object, ...]) -> None:
    codes = [rule.code for rule in rules]  # type: ignore[attr-defined]
    assert codes == sorted(codes)


def test_every_rule_file_is_registered() -> None:
    folder = Path(slocompiler.lint.rules.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    registered = {each.check.__module__.rpartition(".")[2] for each in LINT_RULES}
    assert registered == files
