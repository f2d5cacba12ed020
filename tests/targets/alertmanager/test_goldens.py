"""Whole artifacts, small enough to be read. Set UPDATE_GOLDENS=1 to write them anew, and read them again then."""

import os
from pathlib import Path

import pytest

from slocompiler.ir.compilation import CompilationIr
from slocompiler.targets.alertmanager import ALERTMANAGER
from slocompiler.targets.target import Artifact
from tests.ir_organization import as_resource, compilation, organization, service, slo, with_base
from tests.judges.programs import check_config, strict_decode
from tests.targets.alertmanager.example import two_teams

GOLDEN = Path(__file__).parent / "golden"
BASE = {
    "global": {"resolve_timeout": "10m"},
    "templates": ["/etc/alertmanager/templates/*.tmpl"],
    "route": {
        "receiver": "ops",
        "group_by": ["alertname"],
        "routes": [{"matchers": ['alertname="Watchdog"'], "receiver": "heartbeat", "repeat_interval": "1m"}],
    },
    "receivers": [{"name": "ops"}, {"name": "heartbeat"}],
    "inhibit_rules": [{"source_matchers": ["alertname=NodeDown"], "target_matchers": ["layer=pod"], "equal": ["node"]}],
    "time_intervals": [{"name": "weekend", "time_intervals": [{"weekdays": ["saturday"]}]}],
}


def cases() -> dict[str, CompilationIr]:
    """Golden folder -> what it is built from."""
    login = service("login", slos=(slo("availability", {"LoginBurnsFast": "P0"}),))
    return {
        "one-team": compilation(organization(), login),
        "two-teams": two_teams(),
        "two-teams-resource": _resource(two_teams()),
        "base": compilation(with_base(organization(), BASE), login),
    }


def _resource(built: CompilationIr) -> CompilationIr:
    return compilation(as_resource(built.organization), *built.services)


def artifacts(name: str) -> list[Artifact]:
    built = cases()[name]
    outputs = [ALERTMANAGER.for_organization(built)]
    outputs += [ALERTMANAGER.for_service(one, built) for one in built.services]
    return [artifact for output in outputs for artifact in output.artifacts]


@pytest.mark.parametrize("name", cases())
def test_artifacts_are_the_golden_ones(name: str) -> None:
    made = {artifact.path: artifact.text for artifact in artifacts(name)}
    folder = GOLDEN / name
    if os.environ.get("UPDATE_GOLDENS"):
        for path, text in made.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    golden = {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()
    }
    assert made == golden


@pytest.mark.parametrize("name", cases())
def test_the_judges_accept_every_golden(name: str) -> None:
    for artifact in artifacts(name):
        path = GOLDEN / name / artifact.path
        if path.name == "alertmanager.yaml":
            verdict = check_config(path)
            assert verdict.ok, verdict.output
        elif path.suffix == ".yaml":
            verdict = strict_decode("alertmanagerconfig", path.read_text(encoding="utf-8"))
            assert verdict.ok, verdict.output


def test_the_judges_refuse_a_broken_configuration(tmp_path: Path) -> None:
    broken = tmp_path / "alertmanager.yaml"
    good = (GOLDEN / "two-teams" / "_organization" / "alertmanager.yaml").read_text(encoding="utf-8")
    broken.write_text(good.replace("active_time_intervals", "time_intervals", 1), encoding="utf-8")
    assert "time_intervals not found in type" in check_config(broken).output
    resource = (GOLDEN / "two-teams-resource" / "_organization" / "alertmanager-config-search.yaml").read_text("utf-8")
    assert not strict_decode("alertmanagerconfig", resource.replace("groupBy", "group_by", 1)).ok


def test_the_same_input_gives_the_same_bytes() -> None:
    assert artifacts("two-teams-resource") == artifacts("two-teams-resource")
