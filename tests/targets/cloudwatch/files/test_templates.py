"""CloudFormation templates, and what cfn-lint says of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from slocompiler.ir.references import SourceIr
from slocompiler.targets.cloudwatch.files.region_template import About, template_findings
from tests.ir_builders import SPAN
from tests.judges.programs import cfn_lint
from tests.targets.cloudwatch.built import EDGE, IN_AWS, ONE_REGION, built
from tests.targets.cloudwatch.dashboard.test_dashboard import EVERYTHING
from tests.targets.cloudwatch.files.test_region_files import BAND, MUTED
from tests.targets.cloudwatch.test_logs import FILTERED

#: Long windows as SLOs of Application Signals.
OBJECTIVES = IN_AWS.replace("  actions:", "  long_windows: application-signals\n  actions:")
CASES = {
    "edge": (EDGE, IN_AWS),
    "everything": (EVERYTHING, ONE_REGION),
    "band": (BAND, ONE_REGION),
    "muted": (MUTED, ONE_REGION),
    "filters": (FILTERED, ONE_REGION),
    "objectives": (EDGE, OBJECTIVES),
}


def templates(body: str = EDGE, organization: str = ONE_REGION) -> Iterator[tuple[str, Any]]:
    made = built(body, organization)
    assert made.codes == []
    for path, text in made.texts.items():
        if path.endswith("cloudformation.json"):
            yield path.partition("/")[0], json.loads(text)


def resources(body: str, kind: str) -> dict[str, Any]:
    (made,) = (template for _, template in templates(body))
    return {id_: each for id_, each in made["Resources"].items() if each["Type"].endswith(f"::{kind}")}


def test_cfn_lint_has_nothing_to_say(tmp_path: Path) -> None:
    paths = []
    for name, (body, organization) in CASES.items():
        for region, template in templates(body, organization):
            path = tmp_path / f"{name}-{region}.json"
            path.write_text(json.dumps(template))
            paths.append(path)
    assert len(paths) == len(CASES) + 2
    verdict = cfn_lint(paths)
    assert verdict.ok, verdict.output


def _foreign_key(template: Any) -> None:
    """Metric filters spell their keys as the API does."""
    _one(template, "MetricFilter")["Properties"]["logGroupName"] = "/aws/x"


def _two_statistics(template: Any) -> None:
    _one(template, "Alarm")["Properties"].update(Statistic="Sum", ExtendedStatistic="p95")


def _unknown_comparison(template: Any) -> None:
    _one(template, "Alarm")["Properties"]["ComparisonOperator"] = "Above"


def _dangling(template: Any) -> None:
    _one(template, "CompositeAlarm")["DependsOn"] = ["Nowhere"]


def _one(template: Any, kind: str) -> Any:
    return next(each for each in template["Resources"].values() if each["Type"].endswith(f"::{kind}"))


SPOILERS = (_foreign_key, _two_statistics, _unknown_comparison, _dangling)


def test_cfn_lint_refuses_broken_ones(tmp_path: Path) -> None:
    paths = []
    for spoil in SPOILERS:
        ((_, template),) = templates(FILTERED)
        spoil(template)
        paths.append(tmp_path / f"{spoil.__name__}.json")
        paths[-1].write_text(json.dumps(template))
    verdict = cfn_lint(paths)
    assert not verdict.ok
    assert [path.name for path in paths if path.name not in verdict.output] == []


def test_all_of_a_region_is_in_it() -> None:
    for region, template in templates(EDGE, IN_AWS):
        made = built(EDGE)
        names = [each["AlarmName"] for each in made.json(f"{region}/cloudwatch-alarms.json")]
        names += [each["AlarmName"] for each in made.json(f"{region}/cloudwatch-composite-alarms.json")]
        found = [each["Properties"].get("AlarmName") for each in template["Resources"].values()]
        assert sorted(filter(None, found)) == sorted(names)


def test_the_dashboard_is_in_one_of_them() -> None:
    kinds = {region: {each["Type"] for each in made["Resources"].values()} for region, made in templates(EDGE, IN_AWS)}
    assert "AWS::CloudWatch::Dashboard" in kinds["eu-central-1"]
    assert "AWS::CloudWatch::Dashboard" not in kinds["us-east-1"]
    (dashboard,) = resources(EDGE, "Dashboard").values()
    assert json.loads(dashboard["Properties"]["DashboardBody"]) == built(EDGE, ONE_REGION).json(
        "cloudwatch-dashboard.json"
    )


def test_composites_wait_for_what_they_name() -> None:
    ids = {each["Properties"]["AlarmName"]: id_ for id_, each in resources(EDGE, "Alarm").items()}
    composites = resources(EDGE, "CompositeAlarm")
    ids |= {each["Properties"]["AlarmName"]: id_ for id_, each in composites.items()}
    for each in composites.values():
        properties = each["Properties"]
        named = {name for name in ids if f'("{name}")' in properties["AlarmRule"]}
        named |= (
            {properties["ActionsSuppressor"].rpartition(":alarm:")[2]} if "ActionsSuppressor" in properties else set()
        )
        assert set(each["DependsOn"]) == {ids[name] for name in named}


def test_an_alarm_with_a_band_waits_for_its_detector() -> None:
    ((detector, _),) = resources(BAND, "AnomalyDetector").items()
    waiting = [each["Properties"]["AlarmName"] for each in resources(BAND, "Alarm").values() if "DependsOn" in each]
    assert waiting == ["edge-odd"]
    assert resources(BAND, "Alarm")["AlarmEdgeOdd"]["DependsOn"] == [detector]


def test_a_mute_rule_waits_for_its_alarms() -> None:
    rules = resources(MUTED, "AlarmMuteRule").values()
    assert rules
    for rule in rules:
        assert len(rule["DependsOn"]) == len(rule["Properties"]["MuteTargets"]["AlarmNames"])


def test_where_it_comes_from_and_how_to_deploy_it() -> None:
    ((_, template),) = templates(FILTERED)
    metadata = template["Metadata"]["slocompiler"]
    assert metadata["Source"] == "specs/edge.yaml"
    assert len(metadata["SourceSha256"]) == 64
    assert metadata["Deploy"].startswith("aws cloudformation deploy --region eu-central-1 --stack-name slo-edge ")
    assert "--s3-bucket" not in metadata["Deploy"]


def test_a_large_one_has_to_lie_in_a_bucket() -> None:
    ((_, template),) = templates(EVERYTHING)
    assert template["Metadata"]["slocompiler"]["Deploy"].endswith("--s3-bucket BUCKET")


def test_too_many_resources_stop_the_build() -> None:
    names = ", ".join(f"m{number}" for number in range(60))
    body = EDGE.replace("{Model: mini}", f"{{Model: [{names}]}}")
    made = built(body, ONE_REGION)
    assert "SLO830" in made.codes


@pytest.mark.parametrize(
    ("count", "size", "codes"),
    [(500, 1_000_000, []), (501, 10, ["SLO830"]), (1, 1_000_001, ["SLO830"])],
)
def test_what_cloudformation_takes(count: int, size: int, codes: list[str]) -> None:
    about = About("slo-edge", "Alarms", "edge", SourceIr("specs/edge.yaml", "0"), SPAN)
    found = template_findings(about, "eu-central-1", count, "x" * size)
    assert [each.code for each in found] == codes
