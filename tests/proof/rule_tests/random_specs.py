"""Random specs with a few of their generated tests, small enough that promtool runs hundreds of them."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.rule_test_file import RuleTests, rule_test_document, rule_tests
from slocompiler.targets.prometheus import PROMETHEUS
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces

#: So many subjects (SLOs and alerts) of each spec are tested.
SUBJECTS = 2


def specs(count: int) -> list[CompilationIr]:
    """So many random compilations, always the same, each with one service or with what that is in its environments."""
    found: list[CompilationIr] = []

    @profile(count)
    @given(workspaces(most_services=1))
    def collect(workspace: Workspace) -> None:
        with fresh_folder() as folder:
            compiled = compile_specs([workspace.write(folder)]).compilation
        assert compiled is not None
        found.append(compiled)

    collect()
    return found


def write_case(folder: Path, number: int, compilation: CompilationIr) -> tuple[Path, int, int] | None:
    """A test file with its rules for one service; how many subjects it has, and in how many an alert fires."""
    service = compilation.services[0]
    made = rule_tests(service, compilation.organization)
    chosen = [_telling(made.tests, title) for title in _titles(made.tests, number)]
    if not chosen:
        return None
    rules = _rules(service, compilation, {test.title.partition(" (")[0] for test in chosen})
    kept = RuleTests(tuple(chosen), ())
    names = [group["name"] for group in rules["groups"]]
    document = rule_test_document(kept, compilation.organization, [f"rules{number}.yaml"], names)
    (folder / f"rules{number}.yaml").write_text(json.dumps(rules))
    path = folder / f"tests{number}.yaml"
    path.write_text(json.dumps(document))
    return path, len(chosen), sum(map(fires, chosen))


def _titles(tests: Iterable[PromtoolTest], number: int) -> list[str]:
    """Some of the subjects, others for each spec."""
    titles = sorted({test.title for test in tests})
    return [titles[(number + place) % len(titles)] for place in range(min(SUBJECTS, len(titles)))]


def _telling(tests: Iterable[PromtoolTest], title: str) -> PromtoolTest:
    """The shortest test of a subject in which an alert fires; without one, the shortest."""
    of_title = [test for test in tests if test.title == title]
    return min(of_title, key=lambda test: (not fires(test), test.ends, test.name))


def fires(test: PromtoolTest) -> bool:
    return any(check["exp_samples"] and "ALERTS" in str(check["expr"]) for check in test.checks)


def _rules(service: ServiceIr, compilation: CompilationIr, subjects: set[str]) -> dict[str, Any]:
    """The rules of the subjects, without budgets: promtool evaluates whatever there is."""
    output = PROMETHEUS.for_service(replace(service, incidents=()), compilation)
    text = next(artifact.text for artifact in output.artifacts if artifact.path.endswith("/rules.yaml"))
    groups = yaml.load(text, Loader=yaml.CSafeLoader)["groups"]
    kept = [{**group, "rules": list(_kept(group, subjects))} for group in groups if ":budget" not in group["name"]]
    return {"groups": [group for group in kept if group["rules"]]}


def _kept(group: dict[str, Any], subjects: set[str]) -> Iterator[dict[str, Any]]:
    """Members of composites are recorded by their own groups, so every SLO's recordings stay."""
    for rule in group["rules"]:
        labels = rule.get("labels", {})
        about = labels.get("alert", labels.get("slo", labels.get("sloth_slo")))
        is_slo = "alert" not in labels
        if is_slo or str(about).partition(":")[0] in subjects:
            yield rule
