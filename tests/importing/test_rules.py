"""Every rule's own snippets: the failing one gives its code, the passing one does not."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Rule, Severity
from slocompiler.importing.rules import IMPORT_RULES
from tests.importing.snippets import codes, import_snippet

IMPORTED = [rule for rule in IMPORT_RULES if rule.failing.startswith("# slocompile import")]


@pytest.mark.parametrize("rule", IMPORTED, ids=lambda rule: rule.code)
def test_failing_snippet_gives_the_code(rule: Rule, tmp_path: Path) -> None:
    assert rule.code in codes(import_snippet(rule.failing, tmp_path))


@pytest.mark.parametrize("rule", IMPORTED, ids=lambda rule: rule.code)
def test_a_snippet_that_is_refused_has_one_fault(rule: Rule, tmp_path: Path) -> None:
    refused = import_snippet(rule.failing, tmp_path).report.refused
    assert [each.code for each in refused] == ([rule.code] if rule.severity is Severity.ERROR else [])


@pytest.mark.parametrize("rule", IMPORTED, ids=lambda rule: rule.code)
def test_passing_snippet_does_not_give_it(rule: Rule, tmp_path: Path) -> None:
    assert rule.code not in codes(import_snippet(rule.passing, tmp_path))


def test_codes_are_in_order_and_in_their_range() -> None:
    found = sorted(rule.code for rule in IMPORT_RULES)
    assert len(set(found)) == len(found)
    assert IMPORTED
    assert all("SLO640" <= code <= "SLO699" for code in found)
