"""The findings of each flavor, by the rules' own snippets."""

from collections import Counter
from pathlib import Path

import pytest

from slocompiler.diagnostics import Diagnostic, Rule
from slocompiler.pipeline.make import make
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.targets.prometheus.flavors.rules import (
    DEFINITION_TOO_LARGE,
    FLAVOR_RULES,
    LATE_ACROSS_GROUPS,
    LATE_IN_A_CHAIN,
    NATIVE_HISTOGRAM,
    TOO_MANY_GROUPS,
    TOO_MANY_RULES,
)
from tests.snippets import workspace_of

#: Files that snippets name: groups, rules in each, bytes of a comment in each rule's expression.
_FILES = {
    "68-groups": (68, 1, 0),
    "69-groups": (69, 1, 0),
    "2000-rules": (100, 20, 0),
    "half-a-mb": (100, 1, 5_500),
}
#: Where each stands: the line and column of the flavor, of the service, of the SLO or of the signal.
_PLACES = {
    LATE_ACROSS_GROUPS: (20, 3),
    TOO_MANY_GROUPS: (10, 38),
    DEFINITION_TOO_LARGE: (13, 1),
    TOO_MANY_RULES: (10, 38),
    NATIVE_HISTOGRAM: (16, 3),
    LATE_IN_A_CHAIN: (10, 38),
}


def found(snippet: str, folder: Path) -> list[Diagnostic]:
    specs = workspace_of(snippet, folder)
    (specs / "rules").mkdir()
    for name, sizes in _FILES.items():
        if name in snippet:
            (specs / "rules" / f"{name}.yaml").write_text(_groups(*sizes))
    return list(make(specs, [PROMETHEUS]).compiled.diagnostics)


def _groups(groups: int, rules: int, filler: int) -> str:
    text = "groups:\n"
    for group in range(groups):
        text += f"  - name: g{group}\n    rules:\n"
        for rule in range(rules):
            text += f'      - {{record: "a:b{group}:c{rule}", expr: "sum(up{{job=\'{"x" * filler}\'}})"}}\n'
    return text


@pytest.mark.parametrize("rule", FLAVOR_RULES, ids=lambda rule: rule.name)
def test_a_failing_snippet_gives_its_code_once_and_a_passing_one_nothing(rule: Rule, tmp_path: Path) -> None:
    (tmp_path / "failing").mkdir()
    (finding,) = [one for one in found(rule.failing, tmp_path / "failing") if one.severity <= rule.severity]
    assert finding.code == rule.code, finding.message
    assert (finding.span.line, finding.span.column) == _PLACES[rule]
    assert found(rule.passing, tmp_path) == []


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (LATE_ACROSS_GROUPS, "`api:availability` has 24 rules, which Mimir takes in 2 groups: 4 of them may read"),
        (TOO_MANY_GROUPS, "71 rule groups: a tenant of Mimir takes 70 by default"),
        (TOO_MANY_RULES, "2,014 rules: a workspace takes 2,000"),
        (LATE_IN_A_CHAIN, "burn-rate alerts fire up to 2m later than is proven, those of bands up to 3m30s"),
    ],
    ids=lambda given: given.name if isinstance(given, Rule) else "",
)
def test_the_message_says_how_much(rule: Rule, words: str, tmp_path: Path) -> None:
    assert any(words in finding.message for finding in found(rule.failing, tmp_path))


def test_other_engines_have_no_such_limits(tmp_path: Path) -> None:
    """What fails for one flavor passes for Prometheus and Thanos."""
    for number, (rule, flavor) in enumerate(
        (rule, flavor) for rule in FLAVOR_RULES for flavor in ("thanos", "prometheus")
    ):
        (tmp_path / str(number)).mkdir()
        for named in ("mimir", "amp", "victoriametrics"):
            snippet = rule.failing.replace(f"flavor: {named}", f"flavor: {flavor}")
            if snippet != rule.failing:
                codes = Counter(finding.code for finding in found(snippet, tmp_path / str(number)))
                assert not codes, (rule.name, flavor, codes)
