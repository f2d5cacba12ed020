"""The target's rules by their own snippets: the failing one gives its code once, the passing one nothing."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Rule
from slocompiler.pipeline.make import make
from slocompiler.targets.automation import AUTOMATION, AUTOMATION_RULES
from tests.snippets import workspace_of


def codes(snippet: str, tmp_path: Path) -> list[str]:
    return [one.code for one in make(workspace_of(snippet, tmp_path), [AUTOMATION]).compiled.diagnostics]


@pytest.mark.parametrize("rule", AUTOMATION_RULES, ids=lambda rule: rule.code)
def test_the_failing_snippet_gives_the_code_once(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule.failing, tmp_path) == [rule.code]


@pytest.mark.parametrize("rule", AUTOMATION_RULES, ids=lambda rule: rule.code)
def test_the_passing_snippet_gives_nothing(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule.passing, tmp_path) == []
