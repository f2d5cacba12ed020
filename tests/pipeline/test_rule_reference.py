"""The reference page of all rules is the one that the program writes."""

from pathlib import Path

import slocompiler.lint
from slocompiler.diff.registry import CHANGE_KINDS
from slocompiler.fix.registry import FIXES
from slocompiler.pipeline.explain import all_rules
from slocompiler.pipeline.rule_reference import rule_page

PAGE = Path(slocompiler.lint.__file__).parent / "RULES.md"


def test_the_page_is_up_to_date() -> None:
    # To write it: slocompile explain --all --format markdown > slocompiler/lint/RULES.md
    assert PAGE.read_text(encoding="utf-8") == rule_page()


def test_every_rule_and_every_fix_has_its_section() -> None:
    page = rule_page()
    for rule in all_rules():
        assert page.count(f"\n## {rule.code} {rule.name}\n") == 1
    for kind in CHANGE_KINDS:
        assert page.count(f"\n## {kind.code} {kind.name}\n") == 1
    assert page.count("\nBefore:\n") == len(FIXES) == page.count(" by `--fix` |")
    assert all(character.isprintable() or character in "\n\t" for character in page)
