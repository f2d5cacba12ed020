"""What is said about a wrong shape, and where: in our words, at the exact place, once."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.shape.formats import formats
from slocompiler.spec import fields, operations, organization, runbooks, signals
from tests.load.workspaces import REQUESTS, SERVICE, load

#: text after a good service -> line:column-end, message, help (a part of it)
CASES = [
    ("descripton: x", "5:1-11", "a service has no key `descripton`", "did you mean `description`?"),
    ("extend: {}", "5:1-7", "a service has no key `extend`", "did you mean `extends`?"),
    ("slos: {a: {objective: 99%, signal: requests, target: 5}}", "5:46-52", "no key `target`", "called `objective`"),
    ("slos: {a: {target: 99%, signal: requests}}", "5:12-18", "an SLO has no key `target`", "called `objective`"),
    ("signals: {s: {events: {prometheus: {total: x, errors: y}}}}", "4:47-53", "no key `errors`", "write `bad`"),
    ("slos: {a: {enabled: true, objective: 99%, signal: x}}", "5:12-19", "no key `enabled`", "`false` in place"),
    ("slos: {a: {disable: true, objective: 99%, signal: x}}", "5:12-19", "no key `disable`", "`false` in place"),
    ("slos: {a: {match: {}, objective: 99%, signal: x}}", "5:12-17", "no key `match`", "old word for matchers"),
    ("alerts: {a: {severity: P1, expr: up}}", "5:28-32", "an alert has no key `expr`", "is `promql`"),
    ("on: {a: b}", "5:1-3", "a service has no key `on`", "YAML 1.1 reads `on` as a boolean"),
    ("slos: {yes: {objective: 99%, signal: x}}", "5:8-11", "YAML 1.1 reads the name `yes` as a boolean", "another"),
    ("slos:\n  a:\n    signal: x", "6:3-4", "an SLO needs `objective`", "objective: 99.9%"),
    ("slos: [a]", "5:7-10", "expected a mapping by name, found a list", "keyed by that name"),
    ("slos: {a: [b]}", "5:11-14", "expected a mapping (an SLO), found a list", "its keys are `objective`"),
    ("slos: text", "5:7-11", "expected a mapping, found text", "`name: value`"),
    ("tier: 5", "5:7-8", "expected text, found a number", 'write it in quotes: "5"'),
    ("tier: true", "5:7-11", "expected text, found a boolean", 'write it in quotes: "true"'),
    ("cc: data", "5:5-9", "expected a list, found text", "write `[data]`"),
    ("cc: [Data Team]", "5:6-15", "`Data Team` is not a name", "write `data-team`"),
    ("max_severity: P 0", "5:15-18", "`P 0` is not a severity name", "`P0`"),
    ("labels: {cost-center: x}", "5:10-21", "`cost-center` is not a label name", "write `cost_center`"),
    ("labels: {canary: true}", "5:18-22", "YAML reads this as a boolean", '"true"'),
    ("description: ~", "5:14-15", "`~` is no value", "leave the key out"),
    ("slos:\n  a:", "6:3-4", "`a` has no value", "write a value"),
    ("maintenance: {m: {from: 2026-12-01}}", "5:19-23", "`from` needs `to`", "together"),
    (
        "maintenance: {m: {during: x, budget: excluded}}",
        "5:38-46",
        "`excluded` is not one of",
        "mean `exclude`?",
    ),
    ("tracing: {sampling: {x: {rate: 5%, condition: y}}}", "5:36-45", "head sampling cannot see `condition`", "keep"),
    ("slos: {a: {objective: 1, signal: x}}", "5:23-24", "`1` is not a share", "`1%` or `100%`"),
    ("slos: {a: {objective: 99%, signal: x, groups: {m: {v: 5}}}}", "5:55-56", "a mapping or `false`", "objective"),
    ("incidents: {i: {given: {s: {absent: false}}, lasts: 5m, expect: {fires: []}}}", "5:37-42", "not one of", None),
]
RELATED = "alerts: {a: {severity: P1, when: {value: {above: 1}}, promql: up, signal: x}}"


def first_finding(text: str, tmp_path: Path) -> Diagnostic:
    good = SERVICE + ("" if text.startswith("signals") else REQUESTS)
    diagnostics = load(good + text + "\n", tmp_path).diagnostics
    assert len(diagnostics) == 1 or "from: 2026" in text, diagnostics
    return diagnostics[0]


@pytest.mark.parametrize(("text", "place", "message", "help"), CASES, ids=[case[0][:50] for case in CASES])
def test_one_finding(text: str, place: str, message: str, help: str | None, tmp_path: Path) -> None:
    found = first_finding(text, tmp_path)
    assert f"{found.span.line}:{found.span.column}-{found.span.end_column}" == place
    assert message in found.message
    assert found.help is None if help is None else help in str(found.help)


def test_keys_that_exclude_each_other_are_both_cited(tmp_path: Path) -> None:
    found = first_finding(RELATED, tmp_path)
    assert found.message == "an alert has exactly one of `when`, `promql`; this has `when` and `promql`"
    assert (found.span.column, found.related[0].span.column) == (28, 55)


def test_a_value_that_widens_to_two_keys_is_one_mistake(tmp_path: Path) -> None:
    found = first_finding("signals: {s: {traffic: 5, events: {prometheus: {total: x}}}}", tmp_path)
    assert found.message == "`5` is not a rate"


def test_a_value_that_yaml_cut(tmp_path: Path) -> None:
    found = first_finding("signals: {s: {gauge: {prometheus: {age_of: x}}, by: [(a #b\n  ]}}", tmp_path)
    assert [related.span.column for related in found.related] == [57]


def test_accounts_must_be_quoted(tmp_path: Path) -> None:
    text = "version: slocompiler/v1\norganization: o\nseverities: {P0: {urgency: 1, page: true}}\n"
    text += "teams: {w: {notify: {}}}\nenvironments: {e: {cloudwatch: {account: 012345678901}}}\n"
    (found,) = load(text, tmp_path).diagnostics
    assert found.help == 'write it in quotes: "012345678901"'


def test_every_pattern_is_explained() -> None:
    modules = (fields, operations, organization, runbooks, signals)
    patterns = {value for module in modules for name, value in vars(module).items() if name.endswith("_PATTERN")}
    assert patterns == set(formats())
