"""Every code is explained, and its snippets fail and pass as they say."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Diagnostic, Rule
from slocompiler.load.yaml import codes, parse_yaml, read_source
from slocompiler.load.yaml.rules import YAML_RULES

SHOWN_ELSEWHERE = {codes.UNREADABLE_FILE, codes.FILE_TOO_LARGE, codes.SYNTAX, codes.TOO_LARGE}
#: In which encoding a snippet has to be saved to fail.
SAVED_AS = {codes.NOT_UTF8: "latin-1", codes.UTF16: "utf-16"}
ALL_CODES = sorted(value for name, value in vars(codes).items() if name.isupper())


def codes_of(content: bytes, directory: Path) -> list[str]:
    path = directory / "spec.yaml"
    path.write_bytes(content)
    source = read_source(path, "spec.yaml")
    if isinstance(source, Diagnostic):
        return [source.code]
    return [diagnostic.code for diagnostic in parse_yaml(source.text, "spec.yaml").diagnostics]


def test_every_code_has_one_rule_in_order() -> None:
    assert [rule.code for rule in YAML_RULES] == ALL_CODES
    assert len({rule.name for rule in YAML_RULES}) == len(YAML_RULES)


def test_only_the_known_rules_show_no_failing_file() -> None:
    assert {rule.code for rule in YAML_RULES if not rule.failing} == SHOWN_ELSEWHERE


@pytest.mark.parametrize("rule", YAML_RULES, ids=lambda rule: rule.name)
def test_the_failing_snippet_gives_its_code_once_and_the_passing_one_nothing(rule: Rule, tmp_path: Path) -> None:
    assert codes_of(rule.passing.encode(), tmp_path) == []
    if rule.failing:
        assert codes_of(rule.failing.encode(SAVED_AS.get(rule.code, "utf-8")), tmp_path) == [rule.code]
