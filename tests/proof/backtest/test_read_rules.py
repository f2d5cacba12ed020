"""Rule files: plain ones, resources, and what is none."""

import pytest

from slocompiler.proof.backtest.read_rules import read_rules
from slocompiler.proof.backtest.rules import Unreadable, together
from slocompiler.values import Duration

MINUTE = Duration.of(minutes=1)
PLAIN = """\
groups:
- name: shop
  interval: 30s
  rules:
  - {record: r, expr: sum(x), labels: {b: "2", a: 1}}
  - {alert: A, expr: r > 1, for: 5m, keep_firing_for: 0, labels: {severity: critical}}
- name: more
  rules:
  - {alert: B, expr: up == 0}
"""


def test_a_plain_file() -> None:
    rules = read_rules(PLAIN, "f.yaml", MINUTE)
    assert rules is not None
    (recording,), (a, b) = rules.recordings, rules.alerts
    assert (recording.name, recording.labels) == ("r", {"a": "1", "b": "2"})
    assert (a.name, a.for_, a.keep_firing_for, a.labels) == (
        "A",
        Duration.of(minutes=5),
        Duration(0),
        {"severity": "critical"},
    )
    assert [rule.group.interval for rule in (recording, a, b)] == [Duration.of(seconds=30)] * 2 + [MINUTE]
    assert recording.group == a.group != b.group


def test_a_resource_holds_the_same_rules_which_count_once() -> None:
    resource = "kind: PrometheusRule\nspec:\n" + "".join(f"  {line}\n" for line in PLAIN.splitlines())
    plain, wrapped = read_rules(PLAIN, "f.yaml", MINUTE), read_rules(resource, "g.yaml", MINUTE)
    assert plain is not None
    assert wrapped is not None
    both = together([plain, wrapped])
    assert (both.recordings, both.alerts) == (plain.recordings, plain.alerts)


@pytest.mark.parametrize("text", ["", "a: b\n", "groups: []\n", "route: {receiver: x}\n", "tests: []\n", "{", "- a\n"])
def test_files_without_rules(text: str) -> None:
    assert read_rules(text, "f.yaml", MINUTE) is None


@pytest.mark.parametrize(
    ("rule", "name", "part"),
    [
        ("{alert: A, expr: 'sum('}", "A", ""),
        ("{alert: A}", "A", "no `expr`"),
        ("{alert: A, expr: up, for: soon}", "A", "not a duration"),
        ("{expr: '('}", "a rule without a name", ""),
    ],
)
def test_what_cannot_be_read_is_told(rule: str, name: str, part: str) -> None:
    rules = read_rules(f"groups: [{{name: g, rules: [{rule}]}}]\n", "f.yaml", MINUTE)
    assert rules is not None
    (unreadable,) = rules.unreadable
    assert isinstance(unreadable, Unreadable)
    assert unreadable.name == name
    assert part in unreadable.reason
