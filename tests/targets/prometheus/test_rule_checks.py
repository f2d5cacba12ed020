"""The checks of the checks: each fault is found."""

from collections.abc import Mapping

import pytest

from slocompiler.emit import write_yaml
from tests.targets.prometheus.rule_checks import rule_faults

A = {"record": "a:count", "expr": "sum(x)", "labels": {"service": "s"}}
B = {"record": "b:count", "expr": 'a:count{service="s"}', "labels": {"service": "s"}}


def faults(*rules: Mapping[str, object]) -> list[str]:
    text = write_yaml({"groups": [{"name": "g", "rules": list(rules)}]})
    return [fault.fault for fault in rule_faults(text, ["x"])]


def test_good_rules_have_none() -> None:
    assert faults(A, B) == []


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        ([B, A], "a:count is recorded later"),
        ([A, {**B, "expr": "sum(y)"}], "unknown metric y"),
        ([A, A], "recorded twice"),
        ([A, {**B, "expr": "sum(x"}], "unreadable"),
        ([{**A, "labels": {"n": str(number)}} for number in range(21)], "too large"),
    ],
)
def test_a_fault_is_found(rules: list[dict[str, object]], fault: str) -> None:
    found = faults(*rules)
    assert len(found) == 1
    assert found[0].startswith(fault)
