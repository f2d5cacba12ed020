"""Codes and names to rules."""

from collections import Counter

import pytest

from slocompiler.diagnostics import Rule
from slocompiler.diff.change_kind import ChangeKind
from slocompiler.diff.registry import CHANGE_KINDS
from slocompiler.pipeline.explain import all_rules, explain
from slocompiler.pipeline.target_rules import TARGET_RULES
from slocompiler.targets.registry import TARGETS


@pytest.mark.parametrize("word", ["SLO903", "slo903", " SLO903 ", "unused-suppression"])
def test_found(word: str) -> None:
    found = explain(word)
    assert isinstance(found, Rule)
    assert found.code == "SLO903"


@pytest.mark.parametrize("word", ["DIF124", "dif124", "objective-lowered"])
def test_found_kind_of_change(word: str) -> None:
    found = explain(word)
    assert isinstance(found, ChangeKind)
    assert found.code == "DIF124"


def test_no_rule_is_called_like_a_kind_of_change() -> None:
    assert not {rule.name for rule in all_rules()} & {kind.name for kind in CHANGE_KINDS}


@pytest.mark.parametrize(("word", "similar"), [("SLO603X", "SLO603"), ("unused-supression", "unused-suppression")])
def test_not_found(word: str, similar: str) -> None:
    found = explain(word)
    assert isinstance(found, tuple)
    assert found[0] == similar


def test_nothing_like_it() -> None:
    assert explain("???") == ()


def test_codes_are_unique_with_the_targets() -> None:
    assert [code for code, count in Counter(rule.code for rule in all_rules()).items() if count > 1] == []


def test_every_target_has_rules() -> None:
    assert {target.name for target in TARGETS} <= set(TARGET_RULES)
