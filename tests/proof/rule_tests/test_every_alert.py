"""Every alert of the example is asserted in its rule tests, or listed as untested with a reason."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.proof.rule_tests.rule_test_file import untested
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.targets.target import service_folder

SPECS = Path(__file__).parents[3] / "specs"


@lru_cache
def example() -> CompilationIr:
    compiled = compile_specs([SPECS]).compilation
    assert compiled is not None
    return compiled


def files_of(service: ServiceIr) -> dict[str, str]:
    output = PROMETHEUS.for_service(service, example())
    return {artifact.path.rpartition("/")[2]: artifact.text for artifact in output.artifacts}


def emitted(rules: str) -> set[str]:
    groups = yaml.load(rules, Loader=yaml.CSafeLoader)["groups"]
    return {rule["alert"] for group in groups for rule in group["rules"] if "alert" in rule}


def asserted(tests: str, *, firing: bool) -> set[str]:
    """The alerts that checks are about; `firing`: that are said to fire at a moment."""
    document: dict[str, Any] = yaml.load(tests, Loader=yaml.CSafeLoader)
    checks = [check for test in document["tests"] for check in test["promql_expr_test"]]
    texts = [check["expr"] for check in checks if check["exp_samples"] or not firing]
    return {found for text in texts for found in re.findall(r'alertname="([^"]+)"', text)}


def names_of(service: ServiceIr, subject: str) -> set[str]:
    """The alerts of an SLO or an alert that is left out."""
    name = subject.partition(" (")[0]
    burn = {
        alert.alert_name
        for slo in service.slos
        if slo.name == name
        for part in slo.partitions
        for alert in part.burn_alerts
    }
    return burn | {alert.alert_name for alert in service.alerts if alert.name == name}


WITH_RULES = [one for one in example().services if "rules.yaml" in files_of(one)]


@pytest.mark.parametrize("service", WITH_RULES, ids=service_folder)
def test_every_alert_is_asserted_or_listed(service: ServiceIr) -> None:
    files = files_of(service)
    left_out = {
        alert
        for left in untested(service, example().organization)
        if not left.subject.startswith("incident ")
        for alert in names_of(service, left.subject)
    }
    assert asserted(files["rules.test.yaml"], firing=False) | left_out == emitted(files["rules.yaml"])
    assert asserted(files["rules.test.yaml"], firing=True) | left_out == emitted(files["rules.yaml"])


def test_nothing_of_the_example_is_left_out() -> None:
    left = {
        (one.name, left.subject): left.reason for one in WITH_RULES for left in untested(one, example().organization)
    }
    assert left == {}


def test_every_incident_of_the_example_has_a_test_or_is_watched_by_cloudwatch() -> None:
    for service in example().services:
        for incident in service.incidents:
            stores = {service.signal(given.signal).alert_on for given in incident.given}
            if stores == {Store.PROMETHEUS}:
                assert f"{incident.name}: the incident as it was" in files_of(service)["rules.test.yaml"]


@pytest.mark.parametrize("service", example().services, ids=service_folder)
def test_no_series_has_two_inputs_in_a_test(service: ServiceIr) -> None:
    """promtool takes the last one, and what the other was to show is never tried."""
    document = yaml.load(files_of(service).get("rules.test.yaml", "tests: []"), Loader=yaml.CSafeLoader)
    for test in document["tests"]:
        names = [entry["series"] for entry in test["input_series"]]
        assert len(set(names)) == len(names), test.get("name")
