"""The snippets of this part's explanations: the failing one gives its code, the passing one nothing."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.targets.cloudwatch import CLOUDWATCH
from slocompiler.targets.cloudwatch.rules.rules_of_artifacts import ARTIFACT_RULES
from tests.snippets import workspace_of

OURS = {rule.code for rule in ARTIFACT_RULES}


def codes(snippet: str, folder: Path) -> list[str]:
    """What the target finds of this part; the alarms' own findings have snippets of their own."""
    compiled = compile_specs([workspace_of(snippet, folder)])
    assert compiled.compilation is not None
    assert [each for each in compiled.diagnostics if each.severity is Severity.ERROR] == []
    found: list[Diagnostic] = []
    for service in compiled.compilation.services:
        found += CLOUDWATCH.for_service(service, compiled.compilation).diagnostics
    return [each.code for each in found if each.code in OURS]


@pytest.mark.parametrize("rule", ARTIFACT_RULES, ids=lambda rule: rule.code)
def test_failing_snippet_gives_the_code(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule.failing, tmp_path) == [rule.code]


@pytest.mark.parametrize("rule", ARTIFACT_RULES, ids=lambda rule: rule.code)
def test_passing_snippet_gives_nothing(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule.passing, tmp_path) == []


def test_codes_are_ordered_and_names_unique() -> None:
    assert [rule.code for rule in ARTIFACT_RULES] == sorted(OURS)
    assert len({rule.name for rule in ARTIFACT_RULES}) == len(ARTIFACT_RULES)
