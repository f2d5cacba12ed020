"""Every rule's own snippets, through the loader: the failing one gives its code, the passing one nothing."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Rule
from slocompiler.load.workspace import load_workspace
from slocompiler.lower import LOWER_RULES, lower_workspace
from tests.snippets import workspace_of

#: The organization that completes fragments does not publish its pages.
UNASKED = "SLO324"


def codes(snippet: str, folder: Path) -> list[str]:
    workspace = load_workspace([workspace_of(snippet, folder)])
    found = (*workspace.diagnostics, *lower_workspace(workspace).diagnostics)
    return [diagnostic.code for diagnostic in found]


@pytest.mark.parametrize("rule", LOWER_RULES, ids=lambda rule: rule.code)
def test_failing_snippet_gives_exactly_the_code(rule: Rule, tmp_path: Path) -> None:
    found = codes(rule.failing, tmp_path)
    assert [code for code in found if code != UNASKED or rule.code == UNASKED] == [rule.code]


@pytest.mark.parametrize("rule", LOWER_RULES, ids=lambda rule: rule.code)
def test_passing_snippet_gives_nothing(rule: Rule, tmp_path: Path) -> None:
    found = codes(rule.passing, tmp_path)
    assert [code for code in found if code != UNASKED or rule.code == UNASKED] == []


def test_codes_and_names_are_unique_and_ordered() -> None:
    assert [rule.code for rule in LOWER_RULES] == sorted({rule.code for rule in LOWER_RULES})
    assert len({rule.name for rule in LOWER_RULES}) == len(LOWER_RULES)
