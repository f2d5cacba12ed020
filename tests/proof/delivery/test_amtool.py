"""For every alert and severity, of the worked example and of any specs, amtool names the same receivers."""

from pathlib import Path

from hypothesis import given

from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.configuration.route import Route, all_routes
from slocompiler.proof.delivery.walk import ways
from slocompiler.routing.labels.alert_labels import AlertLabels
from slocompiler.routing.labels.sent_alerts import sent_alerts
from slocompiler.targets.alertmanager.document import alertmanager_document
from tests.proof.delivery.against_amtool import disagreements
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces

SPECS = Path(__file__).parents[3] / "specs"


def label_sets(compilation: CompilationIr, root: Route) -> list[dict[str, str]]:
    """Each alert with each severity, its unknown labels missing and with a value; of equal ones the first.

    No matcher asks for the other labels, so that amtool would only be asked the same again.
    """
    asked = {matcher.name for route in all_routes(root) for matcher in route.matchers}
    found: dict[tuple[str | None, ...], dict[str, str]] = {}
    for one in sent_alerts(compilation):
        for severity in compilation.organization.severities:
            known = {**one.labels.known, "severity": severity.name, "page": str(severity.page).lower()}
            for value in ("", "any"):
                labels = dict.fromkeys(one.labels.varying, value) | known
                found.setdefault(tuple(labels.get(name) or None for name in sorted(asked)), labels)
    return [{name: value for name, value in labels.items() if value} for labels in found.values()]


def faults(specs: Path, path: Path) -> list[object]:
    """Disagreements with amtool, and alerts with a way that was not foreseen for unknown labels."""
    compilation = compile_specs([specs]).compilation
    assert compilation is not None
    document = alertmanager_document(compilation)
    root = read_configuration(document).root
    unforeseen = [
        one.name
        for one in sent_alerts(compilation)
        for labels in [{name: value for name, value in one.labels.known.items() if value}]
        if ways(root, AlertLabels(labels))[0].routes not in [way.routes for way in ways(root, one.labels)]
    ]
    return [*disagreements(document, label_sets(compilation, root), path), *unforeseen]


def test_the_worked_example(tmp_path: Path) -> None:
    assert faults(SPECS, tmp_path / "alertmanager.yaml") == []


@profile(40)
@given(workspaces(most_services=2))
def test_any_specs(workspace: Workspace) -> None:
    with fresh_folder() as folder:
        assert faults(workspace.write(folder / "specs"), folder / "alertmanager.yaml") == []
