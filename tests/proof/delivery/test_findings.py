"""What is found about the way of alerts: a base, the codes, and what the finding says."""

from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import AlertIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.delivered import deliver
from slocompiler.proof.delivery.findings.delivery_findings import delivery_findings
from slocompiler.proof.delivery.findings.subject import Subject
from slocompiler.routing.labels.sent_alerts import sent_alerts
from slocompiler.targets.alertmanager.document import alertmanager_document
from tests.ir_organization import (
    ALL_DAYS,
    alert,
    compilation,
    extra_rules,
    interval,
    organization,
    pager,
    receiver,
    service,
    severity,
    slo,
    team,
    with_base,
)
from tests.targets.alertmanager.example import built

OPS = {"name": "ops", "webhook_configs": [{"url": "https://ops.example.com"}]}
ON = {"continue": True}


def specs(base: dict[str, Any] | None = None, **changes: Any) -> CompilationIr:
    """`jobs` of `web`: an SLO with P0 and P1, and the alerts Cpu (P0), Disk (P1), Queue (P2); P1 keeps hours."""
    of = organization(
        **{
            "severities": (
                severity("P0", 1, page=True),
                severity("P1", 2, page=True, active="office"),
                severity("P2", 3, page=False),
            ),
            "time_intervals": (interval("office", ALL_DAYS, 540, 1080),),
            "teams": (team("web", {"P0": ["pager"], "P1": ["pager"], "P2": ["tickets"]}),),
        }
        | changes
    )
    jobs = service(
        "jobs",
        slos=(slo("done", {"Fast": "P0", "Medium": "P1"}),),
        alerts=(alert("Cpu", "P0", by=("region",)), alert("Disk", "P1"), ticket("Queue")),
    )
    return compilation(of if base is None else with_base(of, base), jobs)


def ticket(name: str) -> AlertIr:
    built = alert(name, "P2")
    return replace(built, partitions=(replace(built.default, page=False),))


def with_routes(*routes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"route": {"receiver": "ops", "routes": list(routes)}, "receivers": [OPS], **more}


def rules(*of: tuple[str, str, list[str]]) -> dict[str, Any]:
    written = [
        {"source_matchers": source.split(), "target_matchers": target.split(), "equal": equal}
        for source, target, equal in of
    ]
    return with_routes(inhibit_rules=written)


def found(of: CompilationIr) -> list[Diagnostic]:
    return list(built(of).diagnostics)


DAY = {"start_time": "09:00", "end_time": "18:00"}
NEVER = [{"name": "never", "time_intervals": [{"years": ["2020"]}]}]
#: What it shows, the base, codes with what the message says.
BASES: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    ("nothing", with_routes(), []),
    ("a route that goes on", with_routes({"receiver": "ops", **ON}), []),
    (
        "a receiver without a destination beside ours",
        with_routes({"receiver": "void", **ON}, receivers=[OPS, {"name": "void"}]),
        [],
    ),
    (
        "a route for one group",
        with_routes({"receiver": "ops", "matchers": ["region=eu"]}),
        [("SLO853", 'route 1 takes `Cpu` of `jobs` when region="eu" before')],
    ),
    ("a nested route", with_routes({**ON, "routes": [{"receiver": "ops"}]}), []),
    (
        "a nested route that takes",
        with_routes({"matchers": ["team=web"], "routes": [{"matchers": ["severity=P0"], "receiver": "ops"}]}),
        [("SLO853", "route 1 takes `Medium` of `jobs` and 2 more"), ("SLO853", "route 1.1 takes `Fast` of `jobs`")],
    ),
    (
        "never open",
        with_routes({"receiver": "ops", "active_time_intervals": ["never"], **ON}, time_intervals=NEVER),
        [("SLO752", "route 1 takes `Fast` of `jobs` and 4 more and is never open: `never`")],
    ),
    (
        "never open, and takes nothing",
        with_routes(
            {"receiver": "ops", "matchers": ["x=y"], "active_time_intervals": ["never"]}, time_intervals=NEVER
        ),
        [],
    ),
    (
        "muted in the past only",
        with_routes({"receiver": "ops", "mute_time_intervals": ["never"], **ON}, time_intervals=NEVER),
        [],
    ),
    (
        "our receiver by a route of theirs",
        with_routes({"receiver": "pager", "matchers": ["severity=P0"], **ON}),
        [("SLO753", "`Fast` of `jobs` and 1 more is told twice: `pager` by two routes reach one pagerduty")],
    ),
    (
        "one destination by another name",
        with_routes(
            {"receiver": "theirs", "matchers": ["severity=P2"], **ON},
            receivers=[OPS, {"name": "theirs", "webhook_configs": [{"url": "https://tickets.example.com/hook"}]}],
        ),
        [("SLO753", "`Queue` of `jobs` is told twice: `theirs` and `tickets` reach one webhook")],
    ),
    (
        "one destination, never at the same time",
        with_routes(
            {"receiver": "pager", "matchers": ["severity=P1"], "mute_time_intervals": ["day"], **ON},
            time_intervals=[{"name": "day", "time_intervals": [{"times": [DAY]}]}],
        ),
        [],
    ),
    (
        "grouped by nothing there is",
        with_routes({"receiver": "ops", "group_by": ["cluster"], **ON}),
        [("SLO758", "groups by `cluster`, which none of its alerts has: `Fast` of `jobs` and 4 more")],
    ),
    ("grouped by everything", with_routes({"receiver": "ops", "group_by": ["..."], **ON}), []),
    ("grouped by one there is", with_routes({"receiver": "ops", "group_by": ["cluster", "region"], **ON}), []),
    ("not grouped, as said", with_routes({"receiver": "ops", "group_by": [], **ON}), []),
    (
        "a source with hours",
        rules(("severity=P1", "severity=P0", ["service"])),
        [("SLO754", "mutes `Fast` of `jobs` while `Medium` of `jobs` fires"), ("SLO756", "nobody is told")],
    ),
    ("a source with the hours of its target", rules(("alertname=Medium", "alertname=Disk", ["service"])), []),
    ("tickets may be muted by what is closed", rules(("alertname=Disk", "severity=P2", ["service"])), []),
    (
        "labels that both lack",
        rules(("severity=P0", "severity=P1", ["service", "slo"])),
        [("SLO755", "mutes the page `Disk` of `jobs` while `Cpu` of `jobs` fires: neither has `slo`")],
    ),
    ("labels that one lacks", rules(("alertname=Fast", "alertname=Disk", ["service", "slo"])), []),
    ("labels that are there", rules(('severity=P0 slo!=""', 'severity=P1 slo!=""', ["service", "slo"])), []),
    ("a label of groups", rules(("alertname=Cpu", "alertname=Fast", ["service", "region"])), []),
    ("both sides the same", rules(("severity=P0", "severity=P0", ["service"])), [("SLO757", "rule 1 never mutes")]),
    ("both sides partly the same", rules(("severity=~P0|P1", "severity=P1", ["service"])), []),
    ("a rule about other alerts", rules(("alertname=NodeDown", "severity=P0", [])), []),
    (
        "a circle of three",
        rules(
            ("alertname=Cpu", "alertname=Fast", ["service"]),
            ("alertname=Fast", "alertname=Queue", ["service"]),
            ("alertname=Queue", "alertname=Cpu", ["service"]),
        ),
        [("SLO756", "`Cpu` of `jobs` by `Queue` of `jobs`")],
    ),
    (
        "a circle through a rule of ours",
        rules(("alertname=Medium", "alertname=Fast", ["service"])),
        [("SLO754", "`Medium` of `jobs` fires"), ("SLO756", "`Medium` of `jobs` by `Fast` of `jobs`")],
    ),
    ("groups of one alert", rules(("region=eu", "region=us", ["service"])), []),
]  # fmt: skip


@pytest.mark.parametrize("case", BASES, ids=lambda case: case[0])
def test_bases(case: tuple[str, dict[str, Any], list[tuple[str, str]]]) -> None:
    _, base, expected = case
    findings = found(specs(base))
    assert [finding.code for finding in findings] == [code for code, _ in expected]
    for finding, (_, words) in zip(findings, expected, strict=True):
        assert words in finding.message
        assert str(finding.span) == "specs/base.yaml:1:1"
        assert finding.help


def strangers() -> CompilationIr:
    """Two services, and a base that mutes across them."""
    of = with_base(organization(), rules(("severity=P0", "page=true alertname!=Cpu", [])))
    return compilation(of, service("a", alerts=(alert("Cpu", "P0"),)), service("b", alerts=(alert("Disk", "P0"),)))


def test_pages_of_other_services() -> None:
    (finding,) = found(strangers())
    assert finding.code == "SLO755"
    assert finding.message.endswith("while `Cpu` of `a` fires: it does not ask for the same service")


def test_a_dependency_may_be_named() -> None:
    of = with_base(organization(), rules(("service=a severity=P0", "service=b", [])))
    both = (service("a", alerts=(alert("Cpu", "P0"),)), service("b", alerts=(alert("Disk", "P0"),)))
    assert found(compilation(of, *both)) == []


#: Labels of a hand-written rule of the organization -> what is said, None: nothing.
NODES: list[tuple[dict[str, str], str | None]] = [
    ({}, 'nobody is told of `NodeDown` when team!="web": no route takes it'),
    ({"team": ""}, "nobody is told of `NodeDown`: no route takes it"),
    ({"team": "gone"}, "nobody is told of `NodeDown`: no route takes it"),
    ({"team": "web"}, None),
    ({"team": "{{ $labels.team }}"}, 'nobody is told of `NodeDown` when team!="web": no route takes it'),
]


@pytest.mark.parametrize(("labels", "message"), NODES)
def test_rules_of_the_organization(labels: dict[str, str], message: str | None) -> None:
    of = organization(extra_rules=(extra_rules("NodeDown", "P0", **labels),))
    findings = found(compilation(of))
    assert [finding.message for finding in findings] == ([] if message is None else [message])
    assert {finding.code for finding in findings} <= {"SLO751"}


@pytest.mark.parametrize(
    ("labels", "help"), [({}, "it has no team: add"), ({"team": "gone"}, "`gone` is no team: add")]
)
def test_the_way_out(labels: dict[str, str], help: str) -> None:
    (finding,) = found(compilation(organization(extra_rules=(extra_rules("NodeDown", "P0", **labels),))))
    assert finding.help
    assert finding.help.startswith(f"{help} `labels: {{team: web}}` to the rule")


@pytest.mark.parametrize(
    ("base", "codes"),
    [
        (with_routes(), []),  # their root takes it
        (with_routes({"receiver": "ops", "matchers": ['team=""']}), []),
        (with_routes(receivers=[{"name": "ops"}]), ["SLO751"]),
        (with_routes({"receiver": "void", "matchers": ['team=""']}, receivers=[OPS, {"name": "void"}]), ["SLO751"]),
    ],
)
def test_a_base_can_take_what_has_no_team(base: dict[str, Any], codes: list[str]) -> None:
    of = with_base(organization(extra_rules=(extra_rules("NodeDown", "P0"),)), base)
    assert [finding.code for finding in found(compilation(of))] == codes


def test_a_severity_without_receivers_is_found_elsewhere() -> None:
    of = specs(teams=(team("web", {"P0": ["pager"], "P1": ["pager"]}),))
    assert found(of) == []


def test_a_copy_to_the_same_channel() -> None:
    chats = tuple(receiver(name, "slack", channel="#x", api_url_file="/run/slack") for name in ("chat", "wall"))
    of = organization(
        receivers=(*chats, pager("pager")),
        teams=(team("ops", {"P0": ["pager"]}, cc=["wall"]), team("web", {"P0": ["pager", "chat"], "P2": ["pager"]})),
    )
    (finding,) = found(compilation(of, service("jobs", cc=("ops",), alerts=(alert("Cpu", "P0"),))))
    assert finding.code == "SLO753"
    assert finding.span == of.teams[1].span
    assert "`wall` and `chat+pager` reach one slack destination" in finding.message


def hours_for(severity_name: str) -> list[Diagnostic]:
    """Findings when the route of a severity has hours that nobody declared, as no base can give it."""
    of = specs()
    document = alertmanager_document(of)
    for route in document["route"]["routes"][0]["routes"]:
        if f'severity="{severity_name}"' in route["matchers"]:
            route["active_time_intervals"] = ["office"]
    configuration = read_configuration(document)
    delivered = deliver(configuration, sent_alerts(of))
    return list(delivery_findings(Subject(of.organization, configuration, delivered, of.organization.span, 0, 0)))


def test_a_page_without_hours_is_told_at_all_hours() -> None:
    first, second = hours_for("P0")
    assert (first.code, second.code) == ("SLO751", "SLO751")
    assert first.message == "at some hours nobody is told of the page `Fast` of `jobs`, though P0 declares none"
    assert hours_for("P1") == hours_for("P2") == []
