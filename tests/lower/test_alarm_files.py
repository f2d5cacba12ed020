"""Hand-written CloudWatch alarms: what goes out, and findings at their line and column of the JSON file."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from slocompiler.aws.violation import ViolationKind
from slocompiler.diagnostics import Severity
from slocompiler.emit import write_json
from slocompiler.ir.operations import CloudWatchBodyKind, ExtraRulesIr
from slocompiler.load.workspace import load_workspace
from slocompiler.lower import Lowered, lower_workspace
from slocompiler.lower.rules.alarm_files import ALARM_FILE_RULES, RULE_OF
from tests.aws.bad_bodies.row import Row
from tests.aws.bad_bodies.tables import ROWS, TWINS
from tests.lower.workspaces import MARK, ORGANIZATION, REQUESTS, lowered, marked, places, service_text
from tests.snippets import workspace_of

SET = "extra_rules: {legacy: {cloudwatch: [alarms/*.json], severity: P1, runbook: fix-it}}\n"
ALARM = """\
{
  "AlarmName": "checkout-errors",
  "Namespace": "Shop",
  "MetricName": "Errors",
  "Dimensions": [{"Name": "Stage", "Value": "prod"}],
  "Statistic": "Sum",
  "Period": 60,
  "EvaluationPeriods": 5,
  "Threshold": 0.0072,
  "ComparisonOperator": "GreaterThanThreshold",
  "AlarmActions": ["arn:aws:sns:us-east-1:123456789012:alerts"]
}
"""
COMPOSITE = '{"AlarmName": "page", "AlarmRule": "ALARM(checkout-errors)"}'


def read(folder: Path, *texts: str, organization: str = ORGANIZATION) -> Lowered:
    """What lowering makes of files of these texts, in this order."""
    (folder / "alarms").mkdir()
    for number, text in enumerate(texts):
        (folder / "alarms" / f"{number}.json").write_text(text)
    return lowered(service_text(REQUESTS + SET), folder=folder, organization=organization)


def legacy(result: Lowered) -> ExtraRulesIr:
    assert result.compilation is not None
    return result.compilation.services[0].extra_rules[0]


def test_one_body_a_list_and_what_describe_alarms_prints(tmp_path: Path) -> None:
    described = {"MetricAlarms": [{**json.loads(ALARM), "AlarmName": "old", "StateValue": "OK"}], "CompositeAlarms": []}
    result = read(tmp_path, ALARM, f"[{COMPOSITE}]", json.dumps(described))
    assert result.diagnostics == ()
    found = legacy(result)
    assert [(alarm.name, alarm.kind) for alarm in found.cloudwatch_bodies] == [
        ("checkout-errors", CloudWatchBodyKind.METRIC_ALARM),
        ("page", CloudWatchBodyKind.COMPOSITE_ALARM),
        ("old", CloudWatchBodyKind.METRIC_ALARM),
    ]
    assert "StateValue" not in found.cloudwatch_bodies[2].body
    assert [Path(path).name for path in found.cloudwatch_files] == ["0.json", "1.json", "2.json"]
    assert [alarm.span.line for alarm in found.cloudwatch_bodies] == [1, 1, 1]


def test_a_body_goes_out_as_it_stands_and_exactly(tmp_path: Path) -> None:
    (alarm,) = legacy(read(tmp_path, ALARM)).cloudwatch_bodies
    assert alarm.body == json.loads(ALARM, parse_float=Decimal)
    assert alarm.body["Threshold"] == Decimal("0.0072")
    assert list(alarm.body)[:3] == ["AlarmName", "Namespace", "MetricName"]
    assert '"Threshold": 0.0072\n' in write_json(alarm.body)


PLACES = {
    "unknown key": ("SLO921", '"Period": 60', f'{MARK}"Periode": 60'),
    "value": ("SLO930", '"Period": 60', f'"Period": {MARK}90'),
    "word": ("SLO924", '"GreaterThanThreshold"', f'{MARK}"GreaterThan"'),
    "inside": ("SLO922", '[{"Name": "Stage", "Value": "prod"}]', f'[{MARK}{{"Name": "Stage"}}]'),
    "item": ("SLO944", '["arn:aws:sns:us-east-1:123456789012:alerts"]', f'[{MARK}"alerts"]'),
    "the body": ("SLO922", '{\n  "AlarmName": "checkout-errors",', f"{MARK}{{"),
    "null": ("SLO923", '"Threshold": 0.0072', f'"Threshold": {MARK}null'),
    "text for a number": ("SLO923", '"Threshold": 0.0072', f'"Threshold": {MARK}"0.0072"'),
    "not JSON": ("SLO363", '"Period": 60,', f'"Period": 60,\n  {MARK}// a comment'),
    "a comma too many": ("SLO363", 'alerts"]\n}', f'alerts"],\n{MARK}}}'),
    "not a number": ("SLO923", '"Threshold": 0.0072', f'"Threshold": {MARK}NaN'),
    "deep": ("SLO148", ALARM, "[" * 64 + MARK + "[" * 800 + "]" * 864),
    "no alarm": ("SLO920", ALARM, f'{MARK}{{"widgets": []}}'),
    "no alarm in a list": ("SLO920", ALARM, f"[{MARK}7]"),
    "a text": ("SLO920", ALARM, f'{MARK}"alarm"'),
    "a key twice": ("SLO141", '"Period": 60', f'"Period": 60,\n  {MARK}"Period": 60'),
    "behind a pair of halves": ("SLO921", '"checkout-errors",', f'"\\ud83d\\ude00",\n  {MARK}"x": 1,'),
    "tabs": ("SLO930", '  "Period": 60', f'\t\t"Period": {MARK}90'),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_finding_stands_at_its_place_in_the_file(case: str, tmp_path: Path) -> None:
    code, old, new = PLACES[case]
    assert old in ALARM
    text, (mark,) = marked(ALARM.replace(old, new, 1), "0.json")
    result = read(tmp_path, text)
    assert places(result) == [f"{code} {mark}"]
    assert [Path(path).name for path in result.sources] == ["0.json"]
    assert legacy(result).cloudwatch_bodies == () or code == "SLO141"


def test_minified_json(tmp_path: Path) -> None:
    text = json.dumps(json.loads(ALARM, parse_float=str), separators=(",", ":")).replace('"0.0072"', "0.0072")
    result = read(tmp_path, text)
    assert result.diagnostics == ()
    assert len(legacy(result).cloudwatch_bodies) == 1


def test_a_warning_keeps_the_alarm(tmp_path: Path) -> None:
    result = read(tmp_path, COMPOSITE)
    assert [(found.code, found.severity) for found in result.diagnostics] == [("SLO941", Severity.WARNING)]
    assert [alarm.name for alarm in legacy(result).cloudwatch_bodies] == ["page"]


def test_alarms_of_one_set_know_each_other_across_files(tmp_path: Path) -> None:
    assert read(tmp_path, COMPOSITE, ALARM).diagnostics == ()


def test_actions_are_in_a_region_of_the_organization(tmp_path: Path) -> None:
    regions = "environments: {a: {cloudwatch: {account: '123456789012', regions: [eu-central-1]}}}\n"
    text, (mark,) = marked(ALARM.replace('["arn', f'[{MARK}"arn'), "0.json")
    (tmp_path / "alarms").mkdir()
    (tmp_path / "alarms" / "0.json").write_text(text)
    options: dict[str, Any] = {"folder": tmp_path, "environments": ("a",)}
    found = lowered(service_text(REQUESTS + SET), organization=ORGANIZATION + regions, **options)
    assert places(found) == [f"SLO944 {mark}"]
    regions = regions.replace("eu-central-1", "eu-central-1, us-east-1")
    assert places(lowered(service_text(REQUESTS + SET), organization=ORGANIZATION + regions, **options)) == []


def test_alarms_of_the_organization(tmp_path: Path) -> None:
    (tmp_path / "alarms").mkdir()
    (tmp_path / "alarms" / "0.json").write_text(ALARM.replace("60", "61"))
    result = lowered(organization=ORGANIZATION + SET.replace(", runbook: fix-it", ""), folder=tmp_path)
    assert [found.code for found in result.diagnostics] == ["SLO930"]


def test_every_kind_that_an_alarm_can_have_has_a_rule() -> None:
    alarms = ("cloudwatch:PutMetricAlarm", "cloudwatch:PutCompositeAlarm")
    of_alarms = {row.kind for row in ROWS if row.twin.operation in alarms}
    of_sets = {ViolationKind.ALARM_CYCLE, ViolationKind.SAME_NAME, ViolationKind.UNJUDGED}
    assert set(RULE_OF) == of_alarms | of_sets
    assert {rule.code for rule in ALARM_FILE_RULES} == {rule.code for rule in RULE_OF.values()}
    assert [rule.code for rule in ALARM_FILE_RULES] == [f"SLO{number}" for number in range(920, 947)]


def first_rows() -> list[Row]:
    """One row of the table for each code: the first that is about an alarm."""
    first: dict[str, Row] = {}
    for row in ROWS:
        if row.kind in RULE_OF and row.twin.operation in list(CloudWatchBodyKind):
            first.setdefault(RULE_OF[row.kind].code, row)
    return list(first.values())


@pytest.mark.parametrize("row", first_rows(), ids=lambda row: f"{RULE_OF[row.kind].code} {row.about}")
def test_a_row_of_the_table_in_a_workspace(row: Row, tmp_path: Path) -> None:
    spec = "extra_rules: {legacy: {cloudwatch: [alarms.json], severity: P1, runbook: fix-it}}\n"
    others = [
        {"AlarmName": name, "AlarmRule": "FALSE"} for name in row.twin.known_alarms if name != row.body["AlarmName"]
    ]
    folder = workspace_of(spec, tmp_path)
    for body, expected in ((row.twin.body, []), (row.body, [RULE_OF[row.kind].code])):
        (folder / "alarms.json").write_text(json.dumps([body, *others], indent=2))
        workspace = load_workspace([folder])
        found = [*workspace.diagnostics, *lower_workspace(workspace).diagnostics]
        assert [diagnostic.code for diagnostic in found] == expected
        assert all(Path(diagnostic.span.path).name == "alarms.json" for diagnostic in found)


def test_all_good_alarms_of_the_table_together(tmp_path: Path) -> None:
    names = {name for twin in TWINS for name in twin.known_alarms} - {str(twin.body.get("AlarmName")) for twin in TWINS}
    alarms = [twin.body for twin in TWINS if twin.operation in list(CloudWatchBodyKind)]
    bodies = [*alarms, *({"AlarmName": name, "AlarmRule": "FALSE"} for name in sorted(names))]
    result = read(tmp_path, json.dumps(bodies))
    assert result.diagnostics == ()
    assert len(legacy(result).cloudwatch_bodies) == len(bodies)
