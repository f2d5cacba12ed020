"""Hand-written rules: severities, runbooks, matchers, and findings in their own files."""

from pathlib import Path

import pytest

from slocompiler.ir.operations import ExtraRulesIr
from tests.lower.workspaces import MARK, ORGANIZATION, REQUESTS, lowered, marked, places, service_text

RULES = """\
groups:
  - name: kafka
    interval: 1m
    rules:
      - record: job:lag:sum
        expr: sum by (job) (kafka_lag)
      - alert: LagIsLong
        expr: |
          job:lag:sum > 10
            and kafka_up == 1
        for: 5m
        labels: {severity: critical, code: 007}
      - alert: LagGrows
        expr: deriv(kafka_lag[5m]) > 0
        labels: {severity: warning}
        annotations: {runbook_url: "https://wiki.example.com/kafka"}
"""
SEVERITIES = "severities: {critical: P0, warning: P2}"
SET = f"extra_rules:\n  mixin: {{prometheus: [rules/kafka.yaml], {SEVERITIES}, runbook: fix-it}}\n"


def write(folder: Path, text: str = RULES) -> None:
    (folder / "rules").mkdir(exist_ok=True)
    (folder / "rules" / "kafka.yaml").write_text(text)


def mixin(folder: Path, text: str = SET, organization: str = ORGANIZATION) -> ExtraRulesIr:
    environments = ("a",) if "environments:" in organization else (None,)
    body = service_text(REQUESTS + text)
    result = lowered(body, folder=folder, organization=organization, environments=environments)
    assert result.diagnostics == ()
    assert result.compilation is not None
    return result.compilation.services[0].extra_rules[0]


def test_rules_as_they_go_out(tmp_path: Path) -> None:
    write(tmp_path)
    record, long, grows = mixin(tmp_path).rules
    assert (record.group, str(record.interval), record.is_alert, record.severity, record.runbook) == (
        "kafka", "1m", False, None, None,
    )  # fmt: skip
    assert list(long.body) == ["alert", "expr", "for", "labels"]
    assert long.body["expr"] == "job:lag:sum > 10\n  and kafka_up == 1"
    assert long.body["labels"] == {"severity": "P0", "code": "007"}
    assert (long.severity, grows.severity) == ("P0", "P2")
    assert long.runbook is not None
    assert long.runbook.url == "https://wiki.example.com/runbooks/checkout/fix-it"
    assert grows.runbook is not None
    assert (grows.runbook.name, grows.runbook.url) == (None, "https://wiki.example.com/kafka")
    assert (Path(long.span.path).name, long.span.line) == ("kafka.yaml", 7)


def test_matchers_reach_all_but_the_recordings_of_the_set(tmp_path: Path) -> None:
    write(tmp_path)
    organization = ORGANIZATION + "environments: {a: {matchers: 'env=\"a\"', max_severity: P1}}\n"
    record, long, _ = mixin(tmp_path, organization=organization).rules
    assert record.body["expr"] == 'sum by (job) (kafka_lag{env="a"})'
    assert long.body["expr"] == 'job:lag:sum > 10 and kafka_up{env="a"} == 1'
    assert long.severity == "P1"


def test_one_severity_for_all_and_patterns(tmp_path: Path) -> None:
    write(tmp_path)
    write_json(tmp_path)
    text = SET.replace("rules/kafka.yaml", "rules/*.yaml").replace(
        "severities: {critical: P0, warning: P2}", "severity: P1"
    )
    assert {rule.severity for rule in mixin(tmp_path, text).rules} == {None, "P1"}
    alarms = mixin(tmp_path, "extra_rules: {old: {cloudwatch: [alarms/*.json], severity: P1, runbook: fix-it}}\n")
    assert [Path(path).name for path in alarms.cloudwatch_files] == ["a.json", "b.json"]
    assert [alarm.name for alarm in alarms.cloudwatch_bodies] == ["a", "b"]
    assert alarms.cloudwatch_severity == "P1"


def write_json(folder: Path) -> None:
    (folder / "alarms").mkdir()
    for name in ("b", "a"):
        (folder / "alarms" / f"{name}.json").write_text(f'{{"AlarmName": "{name}", "AlarmRule": "FALSE"}}')


def test_a_prometheus_rule_resource(tmp_path: Path) -> None:
    resource = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n" + "".join(
        f"  {line}\n" for line in RULES.splitlines()
    )
    write(tmp_path, resource)
    assert len(mixin(tmp_path).rules) == 3


CASES = {
    "unmapped": ("SLO364", "severity: critical", f"severity: {MARK}page"),
    "no severity": ("SLO364", "LagGrows\n        expr: deriv(kafka_lag[5m]) > 0\n        labels: {severity: warning}",
                    f"{MARK}LagGrows\n        expr: deriv(kafka_lag[5m]) > 0"),
    "bad query": ("SLO501", "deriv(kafka_lag[5m]) > 0", f"{MARK}deriv(kafka_lag) > 0"),
    "bad query in a block": ("SLO501", "and kafka_up == 1", f"and kafka_up == 1 {MARK}x"),
    "newer syntax": ("SLO502", "deriv(kafka_lag[5m]) > 0", f"deriv(kafka_lag[5m] {MARK}smoothed) > 0"),
    "unknown key": ("SLO363", "        for: 5m", f"        {MARK}fro: 5m"),
    "labels are a list": ("SLO363", "labels: {severity: warning}", f"labels: {MARK}[warning]"),
    "neither alert nor record": ("SLO363", "- alert: LagGrows\n        expr", f"- {MARK}expr"),
    "alert and record": ("SLO363", "- record: job:lag:sum", f"- {MARK}record: job:lag:sum\n        alert: Lag"),
    "a text for a rule": ("SLO363", "      - record", f"      - {MARK}text\n      - record"),
    "interval": ("SLO363", "interval: 1m", f"interval: {MARK}1.5m"),
    "no name": ("SLO363", "- name: kafka\n    interval", f"- {MARK}interval"),
    "no groups": ("SLO363", "groups:", f"{MARK}group:"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_finding_in_the_file(case: str, tmp_path: Path) -> None:
    code, old, new = CASES[case]
    assert old in RULES
    text, (mark,) = marked(RULES.replace(old, new, 1), "kafka.yaml")
    write(tmp_path, text)
    result = lowered(service_text(REQUESTS + SET), folder=tmp_path)
    assert places(result) == [f"{code} {mark}"]
    assert [Path(path).name for path in result.sources] == ["kafka.yaml"]


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("SLO362", "rules/kafka.yaml", f"{MARK}rules/none.yaml"),
        ("SLO362", "rules/kafka.yaml", f"{MARK}rules/none-*.yaml"),
        ("SLO362", "rules/kafka.yaml", f"{MARK}../outside.yaml"),
        ("SLO362", "rules/kafka.yaml", f"{MARK}/etc/hostname"),
        ("SLO362", "rules/kafka.yaml", f"{MARK}rules/link.yaml"),
        ("SLO304", "critical: P0", f"critical: {MARK}P9"),
        ("SLO302", "runbook: fix-it", f"runbook: {MARK}nope"),
    ],
)
def test_finding_in_the_spec(code: str, old: str, new: str, tmp_path: Path) -> None:
    folder = linked(tmp_path)
    text, (mark,) = marked(service_text(REQUESTS + SET.replace(old, new)), "checkout.yaml")
    assert places(lowered(text, folder=folder)) == [f"{code} {mark}"]


def test_the_digest_covers_the_file(tmp_path: Path) -> None:
    def digest() -> str:
        result = lowered(service_text(REQUESTS + SET), folder=tmp_path)
        assert result.compilation is not None
        return result.compilation.services[0].source.digest

    write(tmp_path)
    before = digest()
    assert before == digest()
    write(tmp_path, RULES.replace("> 10", "> 11"))
    assert digest() != before


def test_its_alerts_can_be_correlated(tmp_path: Path) -> None:
    write(tmp_path)
    text = service_text(REQUESTS + SET + "correlate: {lag: {alerts: [LagIsLong, LagGrows]}}\n")
    result = lowered(text, folder=tmp_path)
    assert result.diagnostics == ()
    assert result.compilation is not None
    assert result.compilation.services[0].correlations[0].alert_names == ("LagGrows", "LagIsLong")


def test_a_file_that_is_no_yaml_or_no_text(tmp_path: Path) -> None:
    for value in ("1m", "deriv(kafka_lag[5m]) > 0", "5m"):
        text, (mark,) = marked(RULES.replace(f": {value}\n", f": {MARK}*all\n", 1), "kafka.yaml")
        write(tmp_path, text)
        result = lowered(service_text(REQUESTS + SET), folder=tmp_path)
        assert [place.split(" ")[1] for place in places(result)] == [mark]
    (tmp_path / "rules" / "kafka.yaml").write_bytes(b"groups: [\xff]")
    result = lowered(service_text(REQUESTS + SET), folder=tmp_path)
    assert [place.split(" ")[1] for place in places(result)] == ["kafka.yaml:1:10"]


@pytest.mark.parametrize("pattern", ["../outside.yaml", "../*.yaml", "/etc/hostname", "rules/link.yaml"])
def test_outside_is_said_to_be_outside(pattern: str, tmp_path: Path) -> None:
    folder = linked(tmp_path)
    (found,) = lowered(service_text(REQUESTS + SET.replace("rules/kafka.yaml", pattern)), folder=folder).diagnostics
    assert "outside" in found.message


def test_a_link_that_a_pattern_finds_is_not_followed_outside(tmp_path: Path) -> None:
    folder = linked(tmp_path)
    (found,) = lowered(service_text(REQUESTS + SET.replace("kafka.yaml", "li*.yaml")), folder=folder).diagnostics
    assert found.code == "SLO362"


def linked(folder: Path) -> Path:
    """A folder of specs with a link to a rule file outside."""
    specs = folder / "specs"
    specs.mkdir()
    write(specs)
    (folder / "outside.yaml").write_text(RULES)
    (specs / "rules" / "link.yaml").symlink_to(folder / "outside.yaml")
    return specs
