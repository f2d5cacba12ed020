"""Every lint rule's own snippets: the failing one gives its code and no other, the passing one nothing."""

from pathlib import Path

import pytest

from slocompiler.lint.lint_rule import LintRule
from slocompiler.lint.registry import LINT_RULES
from slocompiler.pipeline.compile_specs import compile_specs
from tests.snippets import workspace_of


def codes(snippet: str, folder: Path) -> list[str]:
    return [diagnostic.code for diagnostic in compile_specs([workspace_of(snippet, folder)]).diagnostics]


@pytest.mark.parametrize("each", LINT_RULES, ids=lambda each: each.rule.code)
def test_failing_snippet_gives_exactly_the_code(each: LintRule, tmp_path: Path) -> None:
    assert set(codes(each.rule.failing, tmp_path)) == {each.rule.code}


@pytest.mark.parametrize("each", LINT_RULES, ids=lambda each: each.rule.code)
def test_passing_snippet_gives_nothing(each: LintRule, tmp_path: Path) -> None:
    assert codes(each.rule.passing, tmp_path) == []
