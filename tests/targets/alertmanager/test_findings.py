"""What the target finds wrong with receivers, teams and the resource form."""

from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.diagnostics import Severity
from slocompiler.ir.organization import Flavor, OrganizationIr, SecretRefIr
from slocompiler.targets.alertmanager import ALERTMANAGER_RULES
from tests.ir_organization import (
    ALL_DAYS,
    as_resource,
    compilation,
    interval,
    organization,
    pager,
    receiver,
    severity,
    team,
)
from tests.targets.alertmanager.example import built

SECRET = SecretRefIr("pager", "key")
INCIDENT_IO = receiver("incidents", "incident_io", url="https://x", alert_source_token_file="/x")
MOUNTED = "/etc/alertmanager/secrets/pager/key"


def notifying(*receivers: Any, cc: tuple[str, ...] = ()) -> OrganizationIr:
    names = [one.name for one in receivers]
    return organization(receivers=receivers, teams=(team("web", {"P0": names, "P2": names[:1]}, cc=cc),))


def active(zone: str) -> OrganizationIr:
    return organization(
        severities=(severity("P0", 1, page=True, active="day"),),
        time_intervals=(interval("day", ALL_DAYS, 480, 960, zone),),
    )


def paged_from(path: str) -> OrganizationIr:
    return notifying(receiver("a", "pagerduty", routing_key_file=path))


def on_amp(built: OrganizationIr) -> OrganizationIr:
    return replace(built, prometheus=replace(built.prometheus, flavor=Flavor.AMP))


#: What it shows, the organization, the codes.
CASES: list[tuple[str, OrganizationIr, list[str]]] = [
    ("nothing", organization(), []),
    ("opsgenie", notifying(receiver("a", "opsgenie", api_key_file=MOUNTED)), ["SLO855"]),
    ("a secret to mount", notifying(receiver("a", "pagerduty", routing_key=SECRET)), ["SLO856"]),
    ("one destination twice", notifying(pager("a"), receiver("b", "pagerduty", **pager("a").settings)), ["SLO857"]),
    ("two destinations", notifying(pager("a"), pager("b")), []),
    ("one name twice", organization(teams=(team("web", {"P0": ["pager", "pager"]}),)), ["SLO857"]),
    ("a webhook on Amazon", on_amp(notifying(receiver("a", "webhook", url="https://x"))), ["SLO882"]),
    ("PagerDuty on Amazon", on_amp(notifying(pager("a"))), []),
    ("SNS on Amazon", on_amp(notifying(receiver("a", "sns", topic_arn="arn:aws:sns:eu-west-1:1:x"))), []),
    ("a copy that wakes", notifying(pager("a"), cc=("a",)), ["SLO861"]),
    ("no namespace", as_resource(organization(), None), ["SLO854"]),
    ("a namespace", as_resource(organization()), []),
    ("a file in a resource", as_resource(paged_from("/run/secrets/key")), ["SLO858"]),
    ("a mounted Secret in a resource", as_resource(paged_from(MOUNTED)), []),
    ("a bare mount", as_resource(paged_from("/etc/alertmanager/secrets/key")), ["SLO858"]),
    (
        "no such kind",
        as_resource(notifying(INCIDENT_IO)),
        ["SLO858"],
    ),
    ("clock changes in a resource", as_resource(active("Europe/Berlin")), ["SLO859"]),
    ("no clock changes", as_resource(active("Asia/Tokyo")), []),
    ("clock changes in a file", active("Europe/Berlin"), []),
]


@pytest.mark.parametrize(("of", "codes"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_findings(of: OrganizationIr, codes: list[str]) -> None:
    assert [finding.code for finding in built(compilation(of)).diagnostics] == codes


def test_a_receiver_that_no_route_uses_is_not_missed_in_a_resource() -> None:
    of = as_resource(organization(receivers=(INCIDENT_IO, *organization().receivers)))
    assert built(compilation(of)).diagnostics == ()


def test_a_lost_receiver_stops_the_build_and_says_what_to_write() -> None:
    [finding] = built(compilation(as_resource(paged_from("/run/secrets/key")))).diagnostics
    assert finding.severity is Severity.ERROR
    assert finding.help is not None
    assert "routing_key: {secret: <name>, key: <key>}" in finding.help


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in ALERTMANAGER_RULES]
    assert codes == sorted(set(codes))
    assert all(rule.why and rule.failing != rule.passing for rule in ALERTMANAGER_RULES)
