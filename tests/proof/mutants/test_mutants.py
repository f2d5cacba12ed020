"""A wrong constant anywhere, in the emitted rules or in the models, makes a generated test fail."""

from pathlib import Path

import pytest

from tests.proof.mutants.bench import forget, verdict
from tests.proof.mutants.emitted import EMITTED
from tests.proof.mutants.models import MODELS

#: Every test that kills a mutant passes as long as nothing is wrong.
_TESTS = sorted(
    {(one.service, one.test) for one in EMITTED.values()} | {(one.service, one.test) for one in MODELS.values()}
)


@pytest.mark.parametrize(("service", "test"), _TESTS)
def test_the_killing_tests_pass_without_a_mutant(service: str, test: str, tmp_path: Path) -> None:
    seen = verdict(tmp_path, service, test)
    assert seen.ok, seen.output


@pytest.mark.parametrize("name", EMITTED)
def test_a_mutant_of_the_rules_is_killed(name: str, tmp_path: Path) -> None:
    mutant = EMITTED[name]
    seen = verdict(tmp_path, mutant.service, mutant.test, mutant.change)
    assert not seen.ok
    assert "FAILED" in seen.output
    assert "could not parse" not in seen.output


@pytest.mark.parametrize("name", MODELS)
def test_a_mutant_of_the_models_is_killed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mutant = MODELS[name]
    mutant.patch(monkeypatch)
    try:
        seen = verdict(tmp_path, mutant.service, mutant.test)
    finally:
        forget()
    assert not seen.ok
    assert "exp:" in seen.output


def test_there_are_many() -> None:
    assert len(EMITTED) + len(MODELS) >= 20
