"""Texts of alerts: true numbers, and templates that no text of the user's can break."""

from pathlib import Path

import yaml
from msgspec.structs import replace

from slocompiler.emit import write_yaml
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.prometheus.templates import escape_template
from tests.ir_builders import (
    above,
    alert,
    by,
    compilation,
    events_signal,
    measure,
    organization,
    partition,
    service,
    slo,
    window,
)
from tests.judges.programs import run_rule_tests
from tests.targets.prometheus.promtool_case import counter, rules_of


def annotations(one: ServiceIr, **changes: object) -> dict[str, dict[str, str]]:
    """Alert -> its annotations."""
    groups = yaml.safe_load(rules_of(one, compilation(one, built=organization(**changes))))["groups"]
    return {rule["alert"]: rule["annotations"] for group in groups for rule in group["rules"] if "alert" in rule}


def test_the_whole_budget_lasts_window_over_burn() -> None:
    found = annotations(service(events_signal(), slo()))
    assert "at that rate the whole 30d budget is gone in 50h." in found["SvcBurnFast"]["description"]
    assert "is gone in 5d." in found["SvcBurnMedium"]["description"]
    assert "is gone in 15d." in found["SvcBurnSlow"]["description"]
    assert "Above 0.72% the error budget of 99.95% burns at more than 14.4x" in found["SvcBurnFast"]["description"]


def test_a_calendar_window_is_called_by_its_name() -> None:
    found = annotations(service(events_signal(), slo(window=window("calendar-month"))))
    assert "the whole budget of a month (30d) is gone in 50h" in found["SvcBurnFast"]["description"]


def test_links_lead_to_the_runbook_and_the_dashboard() -> None:
    found = annotations(service(events_signal(), slo()), dashboard_base_url="https://grafana.example.com/")
    assert found["SvcBurnFast"]["runbook_url"] == "https://runbooks.example.com/fix-it"
    assert found["SvcBurnFast"]["dashboard_url"] == "https://grafana.example.com/d/slo-svc"


def test_annotations_of_the_spec_win_and_keep_their_templates() -> None:
    own = {"summary": "{{ $labels.service }} is on fire", "zone": "{{ $value }}"}
    found = annotations(service(events_signal(), slo("availability", None, partition(annotations=own))))
    assert found["SvcBurnFast"] | own == found["SvcBurnFast"]


def test_promtool_expands_what_we_write(tmp_path: Path) -> None:
    """All of an alert, with braces in a description and in a label that would break a template."""
    busy = alert(
        "busy", above(measure("rate"), "1", "1/s"), by=("region",), description="Use {{ braces }} with }} care"
    )
    one = service(events_signal(by=by("region")), busy, labels={"note": "{{ x"})
    (tmp_path / "rules.yaml").write_text(rules_of(one), encoding="utf-8")
    expected = {
        "exp_labels": {
            "region": "eu", "service": "svc", "team": "web", "alert": "busy", "signal": "requests", "severity": "P1",
            "page": "true", "note": "{{ x",
        },
        "exp_annotations": {
            "summary": "svc requests (region=eu): rate over 5m is above 1/s",
            "description": "Use {{ braces }} with }} care\nThe rate over 5m is 3/s, above 1/s.",
            "runbook_url": "https://runbooks.example.com/fix-it",
        },
    }  # fmt: skip
    test = {
        "rule_files": ["rules.yaml"],
        "evaluation_interval": "30s",
        "tests": [
            {
                "interval": "30s",
                "input_series": [{"series": 'req_total{job="svc",region="eu"}', "values": counter(90, 60)}],
                "alert_rule_test": [{"eval_time": "20m", "alertname": "SvcBusy", "exp_alerts": [expected]}],
            }
        ],
    }
    path = tmp_path / "rules.test.yaml"
    path.write_text(write_yaml(test), encoding="utf-8")
    verdict = run_rule_tests([path])
    assert verdict.ok, verdict.output


def test_braces_are_escaped() -> None:
    assert escape_template("a {{ b }}") == 'a {{ "{{" }} b }}'


def test_the_uid_of_a_dashboard_fits_grafana_and_differs_from_others() -> None:
    names = ["a" * 60, "a" * 61, "svc"]
    uids = {service(name=name, environment="production").dashboard_uid for name in names}
    assert len(uids) == 3
    assert max(map(len, uids)) <= 40
    assert "slo-production-svc" in uids


def test_texts_of_an_entry_stand_over_those_of_its_slo() -> None:
    part = partition(labels={"channel": "all", "journey": "buy"}, annotations={"note": "slo", "more": "slo"})
    fast, *slower = part.burn_alerts
    own = replace(fast, labels=(("channel", "loud"), ("{", "x{{y")), annotations=(("note", "{{ $value }}"),))
    one = service(events_signal(), slo("availability", None, replace(part, burn_alerts=(own, *slower))))
    groups = yaml.safe_load(rules_of(one, compilation(one)))["groups"]
    rules = {rule["alert"]: rule for group in groups for rule in group["rules"] if "alert" in rule}
    labels, others = rules["SvcBurnFast"]["labels"], rules["SvcBurnSlow"]["labels"]
    assert (labels["channel"], labels["journey"], others["channel"]) == ("loud", "buy", "all")
    assert labels["{"] == escape_template("x{{y")
    found = rules["SvcBurnFast"]["annotations"]
    assert (found["note"], found["more"]) == ("{{ $value }}", "slo")
