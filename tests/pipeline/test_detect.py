"""Detection tables of specs."""

from pathlib import Path

from slocompiler.pipeline.detect import detect
from tests.proof.constraints.specs import findings, spec
from tests.snippets import ORGANIZATION

_TWO = ORGANIZATION.replace("tiers:", "environments: {production: {}, staging: {}}\ntiers:")


def test_a_service_in_each_environment(tmp_path: Path) -> None:
    findings(tmp_path / "specs", spec("a: {bad_ratio: 100%, within: 5m}"), _TWO)
    found = detect([tmp_path / "specs"], "login").services
    assert [(one.service, one.environment) for one in found] == [("login", "production"), ("login", "staging")]
    assert [one.environment for one in detect([tmp_path / "specs"], environment="staging").services] == ["staging"]


def test_the_table_is_there_when_a_demand_is_missed(tmp_path: Path) -> None:
    findings(tmp_path / "specs", spec("a: {bad_ratio: 100%, within: 1m}"))
    found = detect([tmp_path / "specs"])
    assert [one.code for one in found.compiled.diagnostics] == ["SLO451"]
    assert [one.slo.name for one in found.services[0].slos] == ["availability"]


def test_nothing_without_an_organization(tmp_path: Path) -> None:
    (tmp_path / "login.yaml").write_text(spec("a: {bad_ratio: 100%, within: 5m}"))
    found = detect([tmp_path])
    assert found.services == ()
    assert found.compiled.diagnostics
