"""The snippets of the alarms' own rules: the failing one gives its code and no other, the passing one nothing."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Diagnostic, Rule
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.targets.cloudwatch.alarms import alarm_resources
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import ALARM_RULES
from tests.snippets import workspace_of


def findings(snippet: str, folder: Path) -> list[Diagnostic]:
    """What compiling the snippet and making its alarms finds."""
    compiled = compile_specs([workspace_of(snippet, folder)])
    assert compiled.compilation is not None
    found = list(compiled.diagnostics)
    for service in compiled.compilation.services:
        found += alarm_resources(service, compiled.compilation)[1]
    return found


@pytest.mark.parametrize("rule", ALARM_RULES, ids=lambda rule: rule.code)
def test_failing_snippet_gives_exactly_the_code(rule: Rule, tmp_path: Path) -> None:
    assert [finding.code for finding in findings(rule.failing, tmp_path)] == [rule.code]


@pytest.mark.parametrize("rule", ALARM_RULES, ids=lambda rule: rule.code)
def test_passing_snippet_gives_nothing(rule: Rule, tmp_path: Path) -> None:
    assert findings(rule.passing, tmp_path) == []


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in ALARM_RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in ALARM_RULES}) == len(ALARM_RULES)
