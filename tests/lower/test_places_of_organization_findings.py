"""What is found in the organization, and where: `‹` marks the place in the text."""

from pathlib import Path

import pytest

from tests.lower.workspaces import ORGANIZATION, REQUESTS, lowered, marked, places, service_text

SERVICE = service_text(REQUESTS)
BASE_URL = "runbook_base_url: https://wiki.example.com/runbooks\n"

#: Code, what is replaced in the organization, what by.
CASES = {
    "notify severity": ("SLO304", "P2: [pager]", "‹P9: [pager]"),
    "policy severity": ("SLO304", "severity: P0", "severity: ‹P9"),
    "environment cap": (
        "SLO304",
        "receivers:",
        "environments: {a: {max_severity: ‹P9}}\nreceivers:",
    ),
    "action": ("SLO304", "receivers:", "cloudwatch: {actions: {‹P9: arn}}\nreceivers:"),
    "default cap": ("SLO304", "receivers:", "defaults: {max_severity: ‹P9}\nreceivers:"),
    "default team": ("SLO303", "receivers:", "defaults: {team: ‹nobody}\nreceivers:"),
    "tier cc": ("SLO303", "receivers:", "tiers: {t: {cc: [ml, ‹nobody]}}\nreceivers:"),
    "receiver": ("SLO305", "P1: [pager]", "P1: [pager, ‹pagr]"),
    "cc receiver": ("SLO305", "{notify: {P0: [pager]}}", "{notify: {P0: [pager]}, cc: [‹pagr]}"),
    "tier policy": ("SLO306", "receivers:", "tiers: {t: {burn_rate_policy: ‹strict}}\nreceivers:"),
    "active": ("SLO307", "page: false", "page: false, active: ‹office"),
    "urgency": ("SLO321", "urgency: 3", "urgency: ‹2"),
    "zone": ("SLO322", '"24:00"', '"24:00", timezone: ‹Europe/Belin'),
    "no base address": ("SLO324", f"organization: acme\n{BASE_URL}", "‹organization: acme\n"),
    "base": ("SLO325", "receivers:", "alertmanager: {base: ‹nope.yaml}\nreceivers:"),
    "base outside": ("SLO325", "receivers:", "alertmanager: {base: ‹../base.yaml}\nreceivers:"),
    "base elsewhere": ("SLO325", "receivers:", "alertmanager: {base: ‹/etc/hostname}\nreceivers:"),
    "base is a list": ("SLO325", "receivers:", "alertmanager: {base: ‹list.yaml}\nreceivers:"),
    "matchers": ("SLO501", "receivers:", "environments: {a: {matchers: 'env=‹production'}}\nreceivers:"),
    "shared runbook query": (
        "SLO501",
        "receivers:",
        "runbooks: {r: {title: R, steps: [{look: L, query: sum by (a) x‹ y}]}}\nreceivers:",
    ),
    "shared runbook window": (
        "SLO505",
        "receivers:",
        'runbooks: {r: {title: R, steps: [{look: L, query: "rate(x[‹$window])"}]}}\nreceivers:',
    ),
    "extra rules": ("SLO362", "receivers:", "extra_rules: {x: {prometheus: [‹no.yaml], severity: P0}}\nreceivers:"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_finding(case: str, tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "base.yaml").write_text("route: {receiver: x}\n")
    (tmp_path / "specs" / "list.yaml").write_text("- 1\n")
    code, old, new = CASES[case]
    assert old in ORGANIZATION
    text, marks = marked(ORGANIZATION.replace(old, new, 1), "organization.yaml")
    result = lowered(SERVICE, organization=text, folder=tmp_path / "specs")
    assert places(result) == [f"{code} {marks[0]}"]


def test_both_places_of_an_urgency_are_shown() -> None:
    text = ORGANIZATION.replace("urgency: 3", "urgency: 2")
    (found,) = lowered(organization=text).diagnostics
    (related,) = found.related
    assert (found.span.line, related.span.line, related.span.column) == (7, 6, 17)


def test_without_severities_that_exist_everything_else_goes_on() -> None:
    text = ORGANIZATION.replace("severity: P1}", "severity: P9}")
    result = lowered(service_text(REQUESTS + "slos: {a: {objective: 99.9%, signal: requests}}\n"), organization=text)
    assert result.compilation is not None
    (slo,) = result.compilation.services[0].slos
    assert [alert.entry for alert in slo.default.burn_alerts] == ["fast", "slow"]
