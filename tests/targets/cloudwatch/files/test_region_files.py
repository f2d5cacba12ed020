"""The files of each Region: lists of bodies, files for single calls, templates."""

from typing import Any

import pytest

from slocompiler.targets.cloudwatch.files.body_lists import in_order
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from tests.ir_builders import SPAN
from tests.targets.cloudwatch.built import EDGE, IN_AWS, ONE_REGION, built

REGIONS = ("eu-central-1", "us-east-1")
BAND = EDGE.replace(
    "alerts:\n",
    "alerts:\n  odd: {signal: latency, when: {p95: {deviates: 4}}, for: 10m, severity: P2, runbook: fix-it}\n",
)
MUTED = EDGE + "maintenance:\n  reindex: {during: sunday-night, mute: [P0, P1, P2]}\n"


def form(words: str) -> str:
    return IN_AWS.replace("  actions:", f"  form: [{words}]\n  actions:")


def test_what_there_is_without_being_asked() -> None:
    per_region = ("cloudformation.json", "cloudwatch-alarms.json", "cloudwatch-composite-alarms.json")
    assert set(built().texts) == {
        "cloudwatch-dashboard.json",
        "emf.json",
        *(f"{region}/{name}" for region in REGIONS for name in per_region),
    }


def test_detectors_and_mute_rules_have_files_of_their_own() -> None:
    assert "eu-central-1/cloudwatch-anomaly-detectors.json" in built(BAND, ONE_REGION).texts
    assert "eu-central-1/cloudwatch-mute-rules.json" in built(MUTED, ONE_REGION).texts


def test_templates_alone() -> None:
    names = {path.rpartition("/")[2] for path in built(EDGE, form("template")).texts}
    assert names == {"cloudwatch-dashboard.json", "emf.json", "cloudformation.json"}


def test_a_file_for_each_call() -> None:
    made = built(EDGE, form("calls, lists"))
    assert not [path for path in made.texts if path.endswith("cloudformation.json")]
    alarms = made.json("us-east-1/cloudwatch-alarms.json")
    assert len(alarms) > 10
    for body in alarms:
        assert made.json(f"us-east-1/alarms/{body['AlarmName']}.json") == body
    composites = made.json("us-east-1/cloudwatch-composite-alarms.json")
    assert {f"us-east-1/composite-alarms/{each['AlarmName']}.json" for each in composites} <= set(made.texts)


@pytest.mark.parametrize("region", REGIONS)
def test_an_alarm_calls_a_topic_of_its_own_region(region: str) -> None:
    for each in built().json(f"{region}/cloudwatch-composite-alarms.json"):
        assert all(f":{region}:" in arn for arn in each.get("AlarmActions", ()))


def composite(name: str, rule: str, **more: Any) -> Resource:
    body = {"AlarmName": name, "AlarmRule": rule} | more
    return Resource(ResourceKind.COMPOSITE_ALARM, name, "us-east-1", body, SPAN)


def test_composites_stand_behind_what_they_name() -> None:
    a = composite("a", 'ALARM("b") OR ALARM(c)')
    b = composite("b", 'OK("metric")', ActionsSuppressor="arn:aws:cloudwatch:us-east-1:123456789012:alarm:d")
    c, d = composite("c", "TRUE"), composite("d", "TRUE")
    assert [one.name for one in in_order(iter([a, b, c, d]))] == ["c", "d", "b", "a"]


def test_a_circle_ends_all_the_same() -> None:
    a, b = composite("a", "ALARM(b)"), composite("b", "ALARM(a)")
    assert {one.name for one in in_order(iter([a, b]))} == {"a", "b"}
