"""Labels, annotations, runbooks, pairs of alerts, and who is told."""

from pathlib import Path

import pytest

from slocompiler.lint.rules import page_wakes_nobody, repeated_too_early
from tests.lint.test_query_rules import found
from tests.lint.test_rules import codes


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("{{ $value }} fail", []),
        ("{{ $value | humanise }} fail", ["8:19 SLO610"]),
        ('{{ printf "%.2f" $value }} fail', []),
        ("{{ $labels.slo }} burns", []),
        ("{{ $labels.pod }} burns", ["8:19 SLO609"]),
        ("{{ if $labels.pod }}a pod{{ end }}", []),
        ("{{ .Labels.pod }}", ["8:19 SLO609"]),
        ("{{ $label.slo }}", ["8:19 SLO610"]),
        ("{{ $value", ["8:19 SLO610"]),
        ("{{ $value }", ["8:19 SLO610"]),
        ('{{ "{{" }} is a brace', []),
        ("{{ $x := $value }}{{ $x | humanize }}", []),
        ("{{ range $i, $each := query `up` }}{{ $each.Value }}{{ end }}", []),
        ("{{ $externalLabels.region }}", []),
        ("TODO: write this", ["8:19 SLO611"]),
        ("The todo list is down", []),
    ],
)
def test_annotations(annotation: str, expected: list[str], tmp_path: Path) -> None:
    snippet = (
        "slos:\n  availability:\n    objective: 99.9%\n    signal: requests\n    runbook: fix-it\n"
        f"    labels: {{journey: login}}\n    annotations:\n      summary_2: '{annotation}'\n"
    )
    assert found(snippet, tmp_path) == [each.replace("8:19", "8:18") for each in expected]


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("labels: {a: 'LABEL'}\nslos: {s: {objective: 99%, signal: requests, runbook: fix-it}}\n", "1:13"),
        ("slos: {s: {objective: 99%, signal: requests, runbook: fix-it, labels: {a: 'LABEL'}}}\n", "1:75"),
    ],
)
def test_labels_are_no_templates(where: str, place: str, tmp_path: Path) -> None:
    assert found(where.replace("LABEL", "{{ $value }}"), tmp_path) == [f"{place} SLO608"]
    (tmp_path / "plain").mkdir()
    assert found(where.replace("LABEL", "a{{b"), tmp_path / "plain") == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("TODO", True),
        ("TBD: ask somebody", True),
        ("...", True),
        ("fill me in", True),
        ("lorem ipsum dolor", True),
        ("N/A", True),
        ("Change me to the new primary with `switch`", False),
        ("Ask the on-call of payments", False),
        ("TODOs of the queue are shown here", False),
    ],
)
def test_runbooks(text: str, is_found: bool, tmp_path: Path) -> None:
    snippet = (
        "slos: {a: {objective: 99%, signal: requests, runbook: fix-it}}\n"
        f"runbooks:\n  fix-it:\n    title: It fails\n    steps:\n      - look: '{text}'\n"
    )
    assert found(snippet, tmp_path) == (["6:15 SLO611"] if is_found else [])


def alerts(first: str, second: str) -> str:
    common = "signal: requests, runbook: fix-it"
    return f"alerts:\n  a: {{{common}, {first}}}\n  b: {{{common}, {second}}}\n"


RATIO = "when: {bad_ratio: {above: 5%}}"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (f"{RATIO}, severity: P1", f"{RATIO}, severity: P2", ["3:3 SLO612"]),
        (f"{RATIO}, for: 5m, severity: P1", f"{RATIO}, severity: P2", []),
        (f"{RATIO}, for: 5m, severity: P2", f"{RATIO}, severity: P1", ["2:3 SLO613"]),
        (f"{RATIO}, severity: P2", f"{RATIO.replace('5%', '1%')}, severity: P1", ["2:3 SLO613"]),
        (f"{RATIO}, severity: P1", f"{RATIO.replace('5%', '1%')}, severity: P2", []),
        (f"{RATIO}, severity: P1", f"{RATIO.replace('5%', '1%')}, severity: P1", []),
        (f"{RATIO}, severity: P2", f"{RATIO.replace('5%', '1%')}, for: 1h, severity: P1", []),
        (f"{RATIO}, severity: P2", f"{RATIO.replace('5%', '1%, over: 1h')}, severity: P1", []),
        ("when: {rate: {below: 1/s}}, severity: P2", "when: {rate: {below: 5/s}}, severity: P1", ["2:3 SLO613"]),
    ],
)
def test_pairs_of_alerts(first: str, second: str, expected: list[str], tmp_path: Path) -> None:
    assert found(alerts(first, second), tmp_path) == expected


def test_equal_queries_of_alerts_are_found_in_other_parentheses(tmp_path: Path) -> None:
    rest = "severity: P1, runbook: fix-it"
    snippet = f"alerts:\n  a: {{promql: 'up == 0', {rest}}}\n  b: {{promql: '(up) == 0', {rest}}}\n"
    assert found(snippet, tmp_path) == ["3:3 SLO612"]


@pytest.mark.parametrize(
    ("query", "wait", "expected"),
    [
        ('absent(up{job="x"})', "59s", ["1:10 SLO603"]),
        ('absent(up{job="x"})', "1m", []),
        ('absent_over_time(up{job="x"}[5m])', "0s", []),
    ],
)
def test_absence_of_ones_own_waits_for_two_scrapes(query: str, wait: str, expected: list[str], tmp_path: Path) -> None:
    snippet = f"alerts: {{gone: {{promql: '{query}', for: {wait}, severity: P1, runbook: fix-it}}}}\n"
    assert found(snippet, tmp_path) == expected


WAKES, EARLY = page_wakes_nobody.RULE.rule.passing, repeated_too_early.RULE.rule.passing


@pytest.mark.parametrize(
    ("snippet", "old", "new", "expected"),
    [
        (WAKES, "{P1: [pager]}", "{P1: [channel]}", ["SLO703", "SLO706"]),
        (WAKES, "{P1: [pager]}", "{P1: [channel, pager]}", []),
        (WAKES, "pagerduty: {routing_key_file: /run/secrets/key}", "email: {to: a@b.io, from: c@d.io}", ["SLO706"]),
        (WAKES, "page: true", "page: false", []),
        (EARLY, "repeat_interval: 15m", "repeat_interval: 5m", []),
        (EARLY, "repeat_interval: 15m", "repeat_interval: 4m59s", ["SLO707"]),
        (EARLY, "repeat_interval: 15m", "group_wait: 6m", ["SLO707"]),
        (EARLY, "group_interval: 5m, repeat_interval: 15m", "group_interval: 10s", ["SLO707"]),
    ],
)  # fmt: skip
def test_delivery(snippet: str, old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert old in snippet
    assert sorted(codes(snippet.replace(old, new), tmp_path)) == expected
