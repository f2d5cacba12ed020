"""What stays silent beside the snippets of the rules about delivery."""

from pathlib import Path

import pytest

from slocompiler.lint.rules import not_repeated_at_opening, resolve_kept_back, told_after_recovery
from tests.lint.test_rules import codes

JIRA = resolve_kept_back.RULE.rule.failing
AFTER = told_after_recovery.RULE.rule.failing
REPEATED = not_repeated_at_opening.RULE.rule.failing

#: A snippet, what to replace in it, by what, and the codes then.
CASES = [
    (JIRA, "active: office", "group_wait: 1m", []),
    (JIRA, "{jira: {api_url: https://jira.example.com, project: OPS, issue_type: Bug}}",
     "{opsgenie: {api_key_file: /run/key}}", ["SLO761"]),
    (JIRA, "{jira: {api_url: https://jira.example.com, project: OPS, issue_type: Bug}}",
     "{pagerduty: {routing_key_file: /run/key}}", []),
    (AFTER, "keep_firing_for: 1h", "keep_firing_for: 15m", []),
    (AFTER, "keep_firing_for: 1h", "keep_firing_for: 16m", ["SLO762"]),
    (AFTER, "P1: {urgency: 2, page: true}", "P1: {urgency: 2, page: false}", []),
    (AFTER, "severity: P1, keep", "severity: P0, keep", []),
    (REPEATED, "repeat_interval: 24h", "repeat_interval: 15h59m", []),
    (REPEATED, "repeat_interval: 24h", "repeat_interval: 16h", ["SLO764"]),
    (REPEATED, "page: true", "page: false", []),
    (REPEATED, 'from: "09:00", to: "17:00"', 'weekdays: [monday], from: "09:00", to: "17:00"', []),
]  # fmt: skip


@pytest.mark.parametrize(("snippet", "old", "new", "expected"), CASES)
def test_near_misses(snippet: str, old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    assert old in snippet
    assert codes(snippet.replace(old, new), tmp_path) == expected
