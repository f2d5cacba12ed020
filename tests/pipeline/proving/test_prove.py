"""`prove`: the real programs agree, a disagreement is seen, a missing program is said."""

from pathlib import Path

import pytest

from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.proving import claims
from slocompiler.pipeline.proving.ask_amtool import ExpectedRoute
from slocompiler.pipeline.proving.expected_routes import expected_routes
from slocompiler.pipeline.proving.programs import AMTOOL, PROMTOOL, Found, Missing, Program, find
from slocompiler.pipeline.proving.prove import Proof, prove
from slocompiler.proof.evidence import Outcome
from tests.judges.programs import judge
from tests.pipeline.workspaces import workspace

SPECS = Path(__file__).parents[3] / "specs"


def judges(program: Program) -> Found:
    return Found(judge(program.name), program.name)


def outcomes(proof: Proof) -> dict[tuple[str, str], Outcome]:
    assert proof.evidence is not None
    return {(one.subject, one.claim.split(":")[0]): one.outcome for one in proof.evidence if one.is_modelled}


def test_everything_about_a_service_is_proven() -> None:
    """The whole of the worked example is proven by the README's own command."""
    proof = prove(SPECS, "karpenter-spot", finder=judges)
    found = outcomes(proof)
    assert set(found.values()) == {Outcome.PROVEN}, proof.evidence
    claims = ("Prometheus loads the rules", "alerts fire and reset on time", "routes lead where they must")
    assert set(found) == {
        *(("production/karpenter-spot", claim) for claim in claims),
        ("_organization", "Alertmanager loads the routes"),
    }
    assert not proof.missing


def test_one_service_is_proven_alone(tmp_path: Path) -> None:
    workspace(tmp_path, "shop", "cart")
    proof = prove(tmp_path / "specs", "shop", finder=judges)
    assert {subject for subject, _ in outcomes(proof)} == {"shop", "_organization"}


def test_a_route_that_leads_elsewhere_is_refuted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path, "shop")

    def elsewhere(compilation: CompilationIr) -> list[tuple[str, str, ExpectedRoute]]:
        found = list(expected_routes(compilation))
        return [(s, e, ExpectedRoute(one.alert, one.labels, ("somebody",))) for s, e, one in found]

    monkeypatch.setattr(claims, "expected_routes", elsewhere)
    proof = prove(tmp_path / "specs", finder=judges)
    assert proof.is_refuted
    (refuted,) = [one for one in proof.evidence or () if one.outcome is Outcome.REFUTED]
    assert refuted.claim.startswith("routes lead where they must")
    assert "reaches somebody by our walk" in refuted.detail[0]


def test_a_test_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path, "shop")
    from slocompiler.pipeline.proving import prove as proving

    def slower(folder: Path, artifacts: list[object]) -> None:
        write(folder, artifacts)  # type: ignore[arg-type]
        rules = folder / "shop/rules.yaml"
        text = rules.read_text(encoding="utf-8")
        assert "for: 2m" in text
        rules.write_text(text.replace("for: 2m", "for: 3m"), encoding="utf-8")

    write = proving._write
    monkeypatch.setattr(proving, "_write", slower)
    proof = prove(tmp_path / "specs", finder=judges)
    (refuted,) = [one for one in proof.evidence or () if one.outcome is Outcome.REFUTED]
    assert refuted.claim.startswith("alerts fire and reset on time")
    assert any("total outage" in line or "100" in line for line in refuted.detail), refuted.detail


def test_missing_programs_leave_claims_open(tmp_path: Path) -> None:
    workspace(tmp_path, "shop")
    proof = prove(tmp_path / "specs", finder=lambda program: Missing(f"{program.name} is not on PATH", "get it"))
    assert set(outcomes(proof).values()) == {Outcome.NOT_PROVEN}
    assert len(proof.missing) == 2
    without = prove(tmp_path / "specs", finder=judges, without=frozenset({"amtool", "promtool"}))
    assert set(outcomes(without).values()) == {Outcome.NOT_PROVEN}
    assert without.missing == ()


def test_nothing_is_proven_of_specs_with_errors(tmp_path: Path) -> None:
    specs = workspace(tmp_path, "shop")
    spec = specs / "shop.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("signal: ", "signall: ", 1), encoding="utf-8")
    assert prove(specs, finder=judges).evidence is None


def program_that_prints(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{text}'\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("program", "text", "label"),
    [
        (PROMTOOL, "promtool, version 3.9.0 (branch: HEAD)", "promtool 3.9.0"),
        (PROMTOOL, "promtool, version  (branch: , revision: unknown)", "promtool"),
        (AMTOOL, "amtool, version 0.34.2", "amtool 0.34.2"),
    ],
)
def test_a_program_on_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Program, text: str, label: str
) -> None:
    program_that_prints(tmp_path, program.name, text)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    found = find(program)
    assert isinstance(found, Found)
    assert found.label == label


def test_a_program_that_is_too_old_or_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program_that_prints(tmp_path, "promtool", "promtool, version 2.45.0")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    old = find(PROMTOOL)
    assert isinstance(old, Missing)
    assert "version 2.45.0, which is too old" in old.reason
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    absent = find(AMTOOL)
    assert isinstance(absent, Missing)
    assert "https://prometheus.io/download/#alertmanager" in absent.help
