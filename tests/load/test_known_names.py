"""The names of a workspace complete its schema."""

from pathlib import Path

from jsonschema import Draft202012Validator

from slocompiler.load.known_names import known_names
from slocompiler.load.workspace import load_workspace
from slocompiler.load.yaml import parse_yaml, to_python
from slocompiler.spec.schema import json_schema
from tests.load.workspaces import service, write

SPECS = Path(__file__).parents[2] / "specs"


def test_severities_by_urgency_and_the_rest_by_name(tmp_path: Path) -> None:
    names = known_names(load_workspace([write(tmp_path, b=service("b"), a=service("a"))]))
    assert names.severities == ("P0", "P1", "P2")
    assert names.teams == ("data", "web")
    assert names.services == ("a", "b")
    assert names.intervals == ("business-hours",)


def test_without_an_organization_nothing_is_restricted(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(service("a"))
    assert known_names(load_workspace([tmp_path])).teams == ()


def test_the_worked_example_fits_its_own_schema() -> None:
    validator = Draft202012Validator(json_schema(names=known_names(load_workspace([SPECS]))))
    for path in sorted(SPECS.rglob("*.yaml")):
        for node in parse_yaml(path.read_text(), path.name).documents:
            assert list(validator.iter_errors(to_python(node))) == []
