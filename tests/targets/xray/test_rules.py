"""The target's rules by their own snippets: the failing one gives its code once, the passing one nothing."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Rule
from slocompiler.targets.xray.rules import XRAY_RULES
from tests.targets.xray.built import findings


@pytest.mark.parametrize("rule", XRAY_RULES, ids=lambda rule: rule.code)
def test_the_failing_snippet_gives_the_code_once(rule: Rule, tmp_path: Path) -> None:
    assert [finding.code for finding in findings(rule.failing, tmp_path)] == [rule.code]


@pytest.mark.parametrize("rule", XRAY_RULES, ids=lambda rule: rule.code)
def test_the_passing_snippet_gives_nothing(rule: Rule, tmp_path: Path) -> None:
    assert findings(rule.passing, tmp_path) == []


def test_rules_are_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in XRAY_RULES]
    assert codes == sorted(set(codes))
