"""The comparison runs, compares equal things, and says of every budget whether it is met."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs
from slocompiler.pipeline.make import make
from slocompiler.targets.prometheus import PROMETHEUS
from tests.benchmarks.beside_sloth import compare, keep, report
from tests.benchmarks.budgets import BUDGETS, Budget, Verdict, judge
from tests.benchmarks.contenders import BESIDE
from tests.benchmarks.services import change_one, middle, our_specs, sloths_specs
from tests.judges import programs


def rules(specs: Path) -> list[dict[str, object]]:
    """The rules of the only service. What annotations say is of no account."""
    made = make(specs, [PROMETHEUS])
    assert made.compiled.diagnostics == ()
    assert made.artifacts
    (text,) = (artifact.text for artifact in made.artifacts["prometheus"] if artifact.path.endswith("/rules.yaml"))
    groups = yaml.safe_load(text)["groups"]
    return [
        {key: value for key, value in rule.items() if key != "annotations"} for each in groups for rule in each["rules"]
    ]


def test_both_languages_say_the_same(tmp_path: Path) -> None:
    our_specs(tmp_path / "ours", 1)
    sloths_specs(tmp_path / "sloths", 1)
    imported = tmp_path / "imported"
    import_specs(importer_named("sloth"), [*(tmp_path / "sloths").iterdir()], ImportOptions(), ImportTo(imported))
    organization = imported / "organization.yaml"
    organization.write_text(organization.read_text().replace("  recording_names: sloth\n", ""))
    assert rules(imported) == rules(tmp_path / "ours")


@pytest.mark.parametrize("write", [our_specs, sloths_specs])
def test_one_of_them_changes_every_time(write: Callable[[Path, int], None], tmp_path: Path) -> None:
    folder = tmp_path / "specs"
    write(folder, 3)
    seen = [middle(folder, 3).read_text()]
    others = {path: path.read_text() for path in folder.iterdir() if path != middle(folder, 3)}
    for _ in range(2):
        change_one(folder, 3)
        seen.append(middle(folder, 3).read_text())
    assert seen[0] != seen[1] != seen[2]
    assert {path: path.read_text() for path in others} == others


def test_the_comparison_runs(tmp_path: Path) -> None:
    programs.judge("sloth")
    result = compare([2], runs=1, profiled=1, warms=False)
    keep(result, tmp_path / "kept.json")
    assert json.loads((tmp_path / "kept.json").read_text()) == result
    assert ElementTree.parse(tmp_path / "kept.svg").getroot().tag.endswith("svg")
    measured = result["sizes"]["2"]
    assert all(figure > 0 for each in measured["commands"].values() for figure in each.values())
    assert measured["ratios"].keys() == BESIDE.keys()
    assert result["profile"]["areas"].keys() >= {"imports", "rule tests"}
    text = report(result)
    assert all(name in text for name in measured["commands"])
    assert text.count("not measured") == len(BUDGETS) - 1  # memory is measured at any size


@pytest.mark.parametrize(("measured", "text"), [(None, "not measured"), (1.0, "met"), (1.01, "MISSED")])
def test_a_budget_is_met_up_to_its_limit(measured: float | None, text: str) -> None:
    assert Verdict(Budget("something", 1, None, "s", lambda sizes: measured), measured).text == text


def test_every_budget_is_judged() -> None:
    names = ("python -c pass", *BESIDE)
    commands = {name: {"wall_ms": 100, "cpu_ms": 10, "peak_mib": 50, "tree_mib": 50} for name in names}
    ratios = {name: {"wall": 1.0} for name in BESIDE}
    sizes = {size: {"commands": commands, "ratios": ratios} for size in ("1", "1000", "10000")}
    assert [verdict.text for verdict in judge(sizes)] == ["met"] * len(BUDGETS)
