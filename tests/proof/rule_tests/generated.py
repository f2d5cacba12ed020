"""The rule tests of a service together with its rules, as promtool runs them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

from slocompiler.emit import write_yaml
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.rule_tests.rule_test_file import rule_test_document, rule_tests
from slocompiler.targets.prometheus.target import PROMETHEUS
from tests.ir_builders import compilation, organization
from tests.judges.programs import Verdict, run_rule_tests


def rules_of(service: ServiceIr, built: OrganizationIr) -> str:
    output = PROMETHEUS.for_service(service, compilation(service, built=built))
    return next(artifact.text for artifact in output.artifacts if artifact.path.endswith("/rules.yaml"))


def document_of(service: ServiceIr, built: OrganizationIr | None = None) -> dict[str, Any]:
    known = built or organization()
    groups = [group["name"] for group in yaml.safe_load(rules_of(service, known))["groups"]]
    return rule_test_document(rule_tests(service, known), service, known, ["rules.yaml"], groups)


def run(
    folder: Path,
    service: ServiceIr,
    built: OrganizationIr | None = None,
    *,
    only: Iterable[str] = (),
    broken: Callable[[str], str] = str,
) -> Verdict:
    """What promtool says. `only` keeps the tests with such names; `broken` changes the text of the rules."""
    document = document_of(service, built)
    endings = tuple(only)
    if endings:
        document["tests"] = [test for test in document["tests"] if any(end in test["name"] for end in endings)]
        assert document["tests"]
    rules = rules_of(service, built or organization())
    changed = broken(rules)
    assert broken is str or changed != rules
    (folder / "rules.yaml").write_text(changed)
    path = folder / "rules.test.yaml"
    path.write_text(write_yaml(document))
    return run_rule_tests([path])
