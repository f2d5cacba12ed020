"""The PagerDuty rules of services that correlate alerts."""

import json
import re
from typing import Any

import pytest

from slocompiler.targets.alertmanager import ALERTMANAGER
from tests.ir_organization import alert, compilation, correlation, organization, service, team


def orchestration(**changes: Any) -> Any:
    """The rule set of a service whose alerts `Cpu` and `Memory` are one incident kind; None when there is none."""
    jobs = service(
        "jobs",
        alerts=(alert("Cpu", "P0"), alert("Memory", "P0"), alert("Disk", "P2")),
        correlations=(changes.pop("correlated", correlation("spot", ("Cpu", "Memory"))),),
    )
    artifacts = ALERTMANAGER.for_service(jobs, compilation(organization(**changes), jobs)).artifacts
    assert [artifact.path for artifact in artifacts] in ([], ["jobs/pagerduty-event-orchestration.json"])
    return json.loads(artifacts[0].text)["orchestration_path"] if artifacts else None


def test_a_rule_marks_the_events_of_an_incident() -> None:
    [rule] = orchestration()["sets"][0]["rules"]
    assert rule["actions"]["extractions"] == [{"target": "event.custom_details.correlation", "template": "jobs/spot"}]


@pytest.mark.parametrize(
    ("alerts", "matches"),
    [("Cpu ", True), ("Disk Memory ", True), ("Disk ", False), ("CpuHot ", False), ("HotCpu ", False)],
)
def test_a_rule_fits_events_with_one_of_its_alerts(alerts: str, matches: bool) -> None:
    [rule] = orchestration()["sets"][0]["rules"]
    pattern = re.search(r"alerts matches regex '(.*)'", rule["conditions"][0]["expression"])
    assert pattern is not None
    assert bool(re.search(pattern[1], alerts)) is matches


def test_there_is_none_without_pagerduty() -> None:
    assert orchestration(teams=(team("web", {"P0": ["tickets"], "P2": ["tickets"]}),)) is None


def test_there_is_none_for_alerts_that_pagerduty_never_hears_of() -> None:
    assert orchestration(correlated=correlation("disks", ("Disk",))) is None


def test_a_service_without_correlations_has_no_file() -> None:
    login = service("login", alerts=(alert("Cpu", "P0"),))
    assert ALERTMANAGER.for_service(login, compilation(organization(), login)).artifacts == ()
