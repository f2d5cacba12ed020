"""The rule tests of a service together with its rules, as promtool runs them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.rule_test_file import RuleTests, rule_test_document, rule_tests
from slocompiler.targets.prometheus.target import service_groups, service_rules
from tests.ir_builders import compilation, organization
from tests.judges.programs import Verdict, run_rule_tests


def rules_of(service: ServiceIr, built: OrganizationIr) -> str:
    known = compilation(service, built=built)
    made = service_rules(service, known, service_groups(service, known))
    return next(artifact.text for artifact in made if artifact.path.endswith("/rules.yaml"))


def document_of(service: ServiceIr, built: OrganizationIr | None = None) -> dict[str, Any]:
    known = built or organization()
    groups = [group["name"] for group in yaml.safe_load(rules_of(service, known))["groups"]]
    return rule_test_document(rule_tests(service, known), service, known, ["rules.yaml"], groups)


def run(folder: Path, service: ServiceIr, built: OrganizationIr | None = None, *, only: Iterable[str] = ()) -> Verdict:
    """What promtool says of the tests; `only` keeps those with such names."""
    known = built or organization()
    chosen, endings = rule_tests(service, known).tests, tuple(only)
    if endings:
        chosen = tuple(test for test in chosen if any(end in test.name for end in endings))
        assert {end for end in endings for test in chosen if end in test.name} == set(endings)
    return run_rule_tests([write(folder, service, known, chosen, rules_of(service, known))])


def write(
    folder: Path, service: ServiceIr, known: OrganizationIr, tests: Iterable[PromtoolTest], rules: str, number: int = 0
) -> Path:
    """The tests with their rules, without budgets: no test is about them, and promtool evaluates whatever there is."""
    groups = yaml.load(rules, Loader=yaml.CSafeLoader)["groups"]
    groups = [group for group in groups if ":budget" not in group["name"]]
    path, beside = folder / f"tests{number}.yaml", folder / f"rules{number}.yaml"
    beside.write_text(json.dumps({"groups": groups}))
    names = [group["name"] for group in groups]
    document = rule_test_document(RuleTests(tuple(tests), ()), service, known, [beside.name], names)
    path.write_text(json.dumps(document))
    return path
