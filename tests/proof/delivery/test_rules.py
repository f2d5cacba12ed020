"""Every rule's own snippets, as specs: the failing one gives its code and no other, the passing one nothing."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Rule
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.proof.delivery.rules import DELIVERY_RULES
from tests.snippets import workspace_of
from tests.targets.alertmanager.example import built


def codes(snippet: str, folder: Path) -> list[str]:
    compiled = compile_specs([workspace_of(snippet, folder)])
    assert compiled.compilation
    return [finding.code for finding in (*compiled.diagnostics, *built(compiled.compilation).diagnostics)]


@pytest.mark.parametrize("rule", DELIVERY_RULES, ids=lambda rule: rule.code)
def test_failing_snippet_gives_exactly_the_code(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule.failing, tmp_path) == [rule.code]


@pytest.mark.parametrize("rule", DELIVERY_RULES, ids=lambda rule: rule.code)
def test_passing_snippet_gives_nothing(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule.passing, tmp_path) == []
