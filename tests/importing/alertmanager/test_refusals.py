"""What Alertmanager refuses is refused here, with its place; amtool is asked about each."""

from pathlib import Path

import pytest

from tests.importing.alertmanager.imported import import_text
from tests.judges.programs import check_config

GOOD = """\
global: {smtp_from: a@example.com}
route:
  receiver: pager
  routes:
    - matchers: [severity="critical"]
      receiver: pager
      active_time_intervals: [office]
receivers:
  - name: pager
    webhook_configs: [{url: "http://example.com"}]
time_intervals:
  - name: office
    time_intervals:
      - weekdays: ["monday:friday"]
        times: [{start_time: "09:00", end_time: "17:00"}]
inhibit_rules:
  - source_matchers: [severity="critical"]
    target_matchers: [severity="warning"]
    equal: [alertname]
"""
#: What is replaced, by what, the code, and where it is found.
CASES = [
    ("receiver: pager\n  routes", "receiver: page\n  routes", "SLO642", (3, 13)),
    ("      receiver: pager", "      receiver: page", "SLO642", (6, 17)),
    ("[office]", "[offices]", "SLO642", (7, 31)),
    ("  receiver: pager\n  routes", "  routes", "SLO641", (3, 3)),
    ("route:\n", "route:\n  matchers: [a=b]\n", "SLO642", (3, 3)),
    ("route:\n", "route:\n  continue: true\n", "SLO642", (3, 3)),
    ("route:\n", "route:\n  mute_time_intervals: [office]\n", "SLO642", (3, 3)),
    ("      receiver: pager", "      reciever: pager", "SLO680", (6, 7)),
    ("smtp_from", "smtp_form", "SLO680", (1, 10)),
    ("url:", "uri:", "SLO680", (10, 24)),
    ("start_time", "start", "SLO680", (15, 18)),
    ("[severity=\"critical\"]\n      receiver", "[severity]\n      receiver", "SLO642", (5, 18)),
    ("[severity=\"critical\"]\n      receiver", "['severity=\"critical']\n      receiver", "SLO642", (5, 18)),
    ("[severity=\"critical\"]\n      receiver", "['severity=~\"(\"']\n      receiver", "SLO642", (5, 18)),
    ("[severity=\"critical\"]\n      receiver", "['severity=~\"(?!x)\"']\n      receiver", "SLO642", (5, 18)),
    ("route:\n", "route:\n  group_wait: 1.5h\n", "SLO642", (3, 15)),
    ("route:\n", "route:\n  repeat_interval: 0s\n", "SLO642", (3, 20)),
    ("route:\n", "route:\n  group_by: [a, a]\n", "SLO642", (3, 17)),
    ("route:\n", "route:\n  group_by: [a, '...']\n", "SLO642", (3, 17)),
    ("monday:friday", "friday:monday", "SLO642", (14, 20)),
    ("monday:friday", "mon:fri", "SLO642", (14, 20)),
    ('"09:00"', '"9:00"', "SLO642", (15, 30)),
    ('"09:00"', '"18:00"', "SLO642", (15, 30)),
    ("        times", "        location: Nowhere\n        times", "SLO642", (15, 19)),
    ("        times", '        days_of_month: ["-1:3"]\n        times', "SLO642", (15, 25)),
    ("        times", "        days_of_month: [0]\n        times", "SLO642", (15, 25)),
    ("  - name: office", "  - name: office\n    time_intervals: []\n  - name: office", "SLO642", (14, 11)),
    ("  - name: pager", "  - name: pager\n  - name: pager", "SLO642", (10, 11)),
    ("  - name: pager\n    ", "  - ", "SLO641", (9, 5)),
    ('{url: "http://example.com"}', "{}", "SLO641", (10, 23)),
    ('{url: "http://example.com"}', "{url: 'http://a', url_file: /x}", "SLO642", (10, 41)),
    ("webhook_configs: [{url: \"http://example.com\"}]", "slack_configs: [{channel: x}]", "SLO641", (10, 22)),
    ("webhook_configs: [{url: \"http://example.com\"}]", "email_configs: [{to: x}]", "SLO641", (10, 22)),
    ("source_matchers: [severity=\"critical\"]", "source_matchers: ['=x']", "SLO642", (17, 23)),
    ("route:", "routes:", "SLO680", (2, 1)),
]  # fmt: skip


def test_the_good_one_is_good(tmp_path: Path) -> None:
    assert not import_text(GOOD, tmp_path).report.refused
    assert check_config(tmp_path / "alertmanager.yml").ok


@pytest.mark.parametrize(("old", "new", "code", "place"), CASES, ids=lambda value: str(value)[:30])
def test_refused(old: str, new: str, code: str, place: tuple[int, int], tmp_path: Path) -> None:
    assert old in GOOD
    done = import_text(GOOD.replace(old, new, 1), tmp_path)
    found = [(one.code, (one.span.line, one.span.column)) for one in done.report.refused]
    assert (code, place) in found
    assert done.report.written == ()
    assert not check_config(tmp_path / "alertmanager.yml").ok


@pytest.mark.parametrize(
    "text",
    ["", "a: [", "- 1\n", "kind: AlertmanagerConfig\nspec: {}\n", GOOD + "---\n" + GOOD, "route: 1\nreceivers: 2\n"],
)
def test_other_files(text: str, tmp_path: Path) -> None:
    done = import_text(text, tmp_path)
    assert done.report.refused
    assert all(one.span.line >= 1 and one.message for one in done.report.refused)
