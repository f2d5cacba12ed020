"""What this compiler made, imported: the same file comes out again, for all alerts of the worked example."""

from pathlib import Path

from msgspec.structs import replace

from slocompiler.importing.writing.files import organization_text
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.targets.alertmanager.document import alertmanager_document
from tests.importing.alertmanager.imported import run

ROOT = Path(__file__).parents[3]
_IMPORTED = ("severities", "time_intervals", "receivers", "teams")


def test_the_same_configuration_comes_out_again(tmp_path: Path) -> None:
    """Routes, hours, receivers, inhibitions: everything. Environments, policies and tiers are the example's own."""
    done = run(ROOT / "generated/_organization/alertmanager.yaml", tmp_path / "imported")
    assert done.report.counts["no equivalent"] == 0
    assert not done.report.refused
    imported = compile_specs([tmp_path / "imported"]).workspace.organization
    before = compile_specs([ROOT / "specs"])
    assert imported is not None
    assert before.workspace.organization is not None
    assert before.compilation is not None
    given = before.workspace.organization.spec
    mixed = replace(given, **{section: getattr(imported.spec, section) for section in _IMPORTED})
    assert mixed.automation is not None
    assert imported.spec.automation is not None
    assert mixed.automation.receiver == imported.spec.automation.receiver
    assert set(mixed.environments) == set(imported.spec.environments)
    specs = tmp_path / "specs"
    specs.mkdir()
    for path in (ROOT / "specs").glob("*.yaml"):
        (specs / path.name).write_text(path.read_text())
    (specs / "organization.yaml").write_text(organization_text(mixed, {}))
    after = compile_specs([specs])
    assert after.compilation is not None, after.diagnostics
    assert alertmanager_document(after.compilation) == alertmanager_document(before.compilation)
