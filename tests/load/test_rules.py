"""Every kind of finding is shown by its own snippets: the failing one gives its code alone, the passing one nothing."""

from pathlib import Path
from types import ModuleType

import pytest

from slocompiler.diagnostics import Rule
from slocompiler.load.rules import LOAD_RULES, documents, keys, layers, templates, values
from slocompiler.load.workspace import load_workspace
from tests.snippets import workspace_of

#: No snippet can show what is wrong with a folder; see test_workspace_files.py.
SHOWN_ELSEWHERE = {"SLO205", "SLO209", "SLO210"}
SHOWN = [rule for rule in LOAD_RULES if rule.code not in SHOWN_ELSEWHERE]


def codes_of(snippet: str, tmp_path: Path) -> list[str]:
    return [diagnostic.code for diagnostic in load_workspace([workspace_of(snippet, tmp_path)]).diagnostics]


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in LOAD_RULES}) == len(LOAD_RULES)
    assert len({rule.name for rule in LOAD_RULES}) == len(LOAD_RULES)


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.name)
def test_failing(rule: Rule, tmp_path: Path) -> None:
    assert codes_of(rule.failing, tmp_path) == [rule.code]


@pytest.mark.parametrize("rule", LOAD_RULES, ids=lambda rule: rule.name)
def test_passing(rule: Rule, tmp_path: Path) -> None:
    assert codes_of(rule.passing, tmp_path) == []


def test_every_rule_is_listed() -> None:
    declared = {value.code for module in (documents, keys, layers, templates, values) for value in rules_in(module)}
    assert declared == {rule.code for rule in LOAD_RULES}


def rules_in(module: ModuleType) -> list[Rule]:
    return [value for value in vars(module).values() if isinstance(value, Rule)]
