"""What is found, and what of it counts."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Severity
from slocompiler.pipeline.compile_specs import compile_specs
from tests.pipeline.workspaces import replace, workspace

SPARE = "  spare: {webhook: {url_file: /etc/alertmanager/secrets/spare-url}}\n"


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    return workspace(tmp_path, "shop")


def codes(*paths: Path) -> list[str]:
    return [diagnostic.code for diagnostic in compile_specs(paths).diagnostics]


def add_unused_receiver(specs: Path) -> None:
    replace(specs / "organization.yaml", "receivers:\n", f"receivers:\n{SPARE}")


def test_starter_specs_have_no_findings(specs: Path) -> None:
    compiled = compile_specs([specs])
    assert compiled.diagnostics == ()
    assert compiled.compilation
    assert [service.name for service in compiled.compilation.services] == ["shop"]


def test_lint_runs(specs: Path) -> None:
    add_unused_receiver(specs)
    assert codes(specs) == ["SLO703"]


def test_a_single_service_is_not_blamed_for_its_organization(specs: Path) -> None:
    add_unused_receiver(specs)
    assert codes(specs / "shop.yaml") == []
    assert codes(specs / "organization.yaml") == ["SLO703"]


def test_of_half_a_workspace_only_errors_are_reported(specs: Path) -> None:
    add_unused_receiver(specs)
    replace(specs / "shop.yaml", "signal: requests\n", "signal: request\n")
    assert set(codes(specs)) == {"SLO301"}


def test_suppressions_are_applied(specs: Path) -> None:
    add_unused_receiver(specs)
    replace(specs / "organization.yaml", SPARE, f"  # slocompile: ignore SLO703 -- soon\n{SPARE}")
    assert codes(specs) == []


def test_a_target_s_code_is_known_and_not_unused(specs: Path) -> None:
    replace(specs / "shop.yaml", "objective: 99.9%", "objective: 99.9%  # slocompile: ignore SLO858 -- not needed")
    assert codes(specs) == []


def test_an_unused_suppression_is_not_judged_while_there_are_errors(specs: Path) -> None:
    replace(specs / "shop.yaml", "objective: 99.9%", "objective: 99.9%  # slocompile: ignore SLO401 -- why")
    assert codes(specs) == ["SLO903"]
    replace(specs / "shop.yaml", "signal: requests\n", "signal: request\n")
    assert set(codes(specs)) == {"SLO301"}


def test_a_broken_organization_is_no_success_of_its_service(specs: Path) -> None:
    (specs / "organization.yaml").write_text("organization: [")
    found = compile_specs([specs / "shop.yaml"]).diagnostics
    assert any(diagnostic.severity is Severity.ERROR for diagnostic in found)
