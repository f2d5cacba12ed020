"""Whatever valid specs say, they compile, and what comes out is sound."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given

from slocompiler.ir.alerts import RawConditionIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.promql import metric_names
from slocompiler.targets.target import service_folder
from tests.judges.programs import check_config, check_rules, strict_decode
from tests.property.output import Output, fresh_folder, output_of
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces
from tests.targets.prometheus.rule_checks import declared_metrics, rule_faults


@profile(30)
@given(workspaces())
def test_valid_specs_compile_to_sound_rules(workspace: Workspace) -> None:
    with fresh_folder() as folder:
        output = output_of(workspace.write(folder / "specs"))
        assert output.errors == []
        again = output_of(workspace.write(folder / "elsewhere" / "specs"))
        assert again.texts == output.texts
    assert output.compilation is not None
    assert _faults(output, output.compilation) == []
    assert _recorded_twice(output) == []


def test_judges_accept_the_output_of_valid_specs(tmp_path: Path) -> None:
    outputs: list[Output] = []

    @profile(25)
    @given(workspaces())
    def collect(workspace: Workspace) -> None:
        with fresh_folder() as folder:
            outputs.append(output_of(workspace.write(folder)))

    collect()
    rules, configurations = _written(outputs, "rules.yaml", tmp_path), _written(outputs, "alertmanager.yaml", tmp_path)
    assert [errors for errors in (output.errors for output in outputs) if errors] == []
    assert len(configurations) == len(outputs)
    verdict = check_rules(rules)
    assert verdict.ok, _with_text(verdict.output, tmp_path)
    refused = [(path.read_text(), verdict.output) for path in configurations if not (verdict := check_config(path)).ok]
    assert refused == []
    resources = [text for output in outputs for text in output.files("prometheus-rule.yaml").values()]
    assert len(resources) == len(rules)
    refused = [
        (text, verdict.output) for text in resources if not (verdict := strict_decode("prometheusrule", text)).ok
    ]
    assert refused == []


def _faults(output: Output, compilation: CompilationIr) -> list[object]:
    """What is wrong with the rules of each service, beside what promtool sees."""
    files = output.files("rules.yaml")
    recorded = {path: {rule["record"] for rule in _rules(text) if "record" in rule} for path, text in files.items()}
    faults: list[object] = []
    for service in compilation.services:
        path = f"{service_folder(service)}/rules.yaml"
        if path in files:
            elsewhere = set().union(*(names for other, names in recorded.items() if other != path))
            faults += rule_faults(files[path], declared_metrics(service) | _of_raw_alerts(service), elsewhere)
    return faults


def _of_raw_alerts(service: ServiceIr) -> set[str]:
    conditions = (partition.condition for alert in service.alerts for partition in alert.partitions)
    raw = (condition.query.expr for condition in conditions if isinstance(condition, RawConditionIr))
    return {name for expr in raw for name in metric_names(expr)}


def _recorded_twice(output: Output) -> list[tuple[str, str]]:
    """Series that two rules of the whole output record."""
    series = Counter(
        (rule["record"], str(sorted(rule.get("labels", {}).items())))
        for text in output.files("rules.yaml").values()
        for rule in _rules(text)
        if "record" in rule
    )
    return [key for key, count in series.items() if count > 1]


def _rules(text: str) -> Iterator[dict[str, Any]]:
    for group in yaml.load(text, yaml.CSafeLoader)["groups"]:
        yield from group["rules"]


def _written(outputs: list[Output], name: str, folder: Path) -> list[Path]:
    """All files of that name, each in a folder of its own."""
    paths = []
    for number, output in enumerate(outputs):
        for path, text in output.files(name).items():
            file = folder / str(number) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            paths.append(file)
    return paths


def _with_text(complaint: str, folder: Path) -> str:
    """The complaint, and the text of the first file that it names."""
    named = [path for path in folder.rglob("*.yaml") if str(path) in complaint and f"{path}: " in complaint]
    return complaint[-4000:] + "".join(f"\n{path}\n{path.read_text()}" for path in named[:1])
