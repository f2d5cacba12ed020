"""The target's rules by their own snippets: the failing one gives its code once, the passing one nothing."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Rule
from slocompiler.targets.grafana import GRAFANA, GRAFANA_RULES, GRAFANA_WITH_CODE
from tests.snippets import workspace_of
from tests.targets.grafana.own_panels.example import built


def codes(rule: Rule, snippet: str, tmp_path: Path) -> list[str]:
    target = GRAFANA if rule.code == "SLO560" else GRAFANA_WITH_CODE
    _, findings = built(workspace_of(snippet, tmp_path), target)
    return [finding.code for finding in findings]


@pytest.mark.parametrize("rule", GRAFANA_RULES, ids=lambda rule: rule.code)
def test_the_failing_snippet_gives_the_code_once(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule, rule.failing, tmp_path) == [rule.code]


@pytest.mark.parametrize("rule", GRAFANA_RULES, ids=lambda rule: rule.code)
def test_the_passing_snippet_gives_nothing(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule, rule.passing, tmp_path) == []


def test_rules_are_in_the_order_of_their_codes() -> None:
    found = [rule.code for rule in GRAFANA_RULES]
    assert found == sorted(set(found))
