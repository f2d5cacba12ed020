"""Whatever the worked example compiles to is what AWS takes: every body, by all that is known."""

from collections import defaultdict
from pathlib import Path

import pytest

from slocompiler.aws.alarm_set import judge_alarms
from slocompiler.aws.judge import check_body
from slocompiler.aws.violation import path_text
from slocompiler.pipeline.build import build
from tests.aws.generated_bodies import GeneratedBody, generated_bodies

REPOSITORY = Path(__file__).parents[2]
COMMITTED = REPOSITORY / "generated"
ALARMS = ("cloudwatch:PutMetricAlarm", "cloudwatch:PutCompositeAlarm")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> list[GeneratedBody]:
    """What the specs compile to now."""
    out = tmp_path_factory.mktemp("fresh")
    assert build(REPOSITORY / "specs", out, targets=["cloudwatch", "xray"]).outcome is not None
    return list(generated_bodies(out))


def complaints(bodies: list[GeneratedBody]) -> list[str]:
    """Every violation; alarms are judged with the others of their folder, which is one Region's."""
    found = []
    sets: dict[str, list[GeneratedBody]] = defaultdict(list)
    for one in bodies:
        if one.operation in ALARMS:
            sets[one.file.rpartition("/")[0]].append(one)
        else:
            found += [
                f"{one.file}: {path_text(bad.path)}: {bad.message}" for bad in check_body(one.operation, one.body)
            ]
    for folder, alarms in sets.items():
        regions = {one.region for one in alarms} - {""}
        judged = judge_alarms([(one.operation, one.body) for one in alarms], regions)
        for one, violations in zip(alarms, judged, strict=True):
            name = one.body.get("AlarmName")
            found += [f"{folder}: {name}: {path_text(bad.path)}: {bad.message}" for bad in violations]
    return found


def test_fresh_bodies(fresh: list[GeneratedBody]) -> None:
    assert complaints(fresh) == []


def test_fresh_bodies_are_of_every_kind_that_the_example_needs(fresh: list[GeneratedBody]) -> None:
    operations = {one.operation for one in fresh}
    assert {*ALARMS, "cloudwatch:PutDashboard", "xray:CreateSamplingRule", "xray:CreateGroup"} <= operations


def test_committed_bodies() -> None:
    committed = list(generated_bodies(COMMITTED))
    assert committed, "generated/ holds no body for AWS: build it"
    assert complaints(committed) == []


def test_a_bad_body_would_be_found(fresh: list[GeneratedBody]) -> None:
    alarm = next(one for one in fresh if one.operation == ALARMS[0])
    spoilt = GeneratedBody(alarm.file, alarm.operation, "eu-south-2", {**alarm.body, "EvaluationPeriods": 10**6})
    assert complaints([spoilt])


def test_a_file_that_nobody_judges_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "cloudwatch-insights-rules.json").write_text("[]")
    with pytest.raises(ValueError, match="no test judges"):
        list(generated_bodies(tmp_path))
