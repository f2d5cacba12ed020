"""The schema knows the organization's names."""

import json
from pathlib import Path

import jsonschema
import pytest

from slocompiler.load.yaml import parse_yaml, to_python
from slocompiler.pipeline.schema import schema
from tests.pipeline.workspaces import workspace


def document(path: Path) -> object:
    return to_python(parse_yaml(path.read_text(), "").documents[0])


@pytest.mark.parametrize("kind", [None, "service"])
def test_the_starter_spec_fits_and_a_wrong_team_does_not(tmp_path: Path, kind: str | None) -> None:
    specs = workspace(tmp_path, "shop")
    made = schema(kind, specs)
    assert made.text
    validator = jsonschema.Draft202012Validator(json.loads(made.text))
    spec = document(specs / "shop.yaml")
    assert isinstance(spec, dict)
    assert validator.is_valid(spec)
    assert not validator.is_valid(spec | {"team": "platfrom"})


def test_without_specs_any_name_will_do(tmp_path: Path) -> None:
    made = schema()
    assert made.text
    validator = jsonschema.Draft202012Validator(json.loads(made.text))
    spec = document(workspace(tmp_path, "shop") / "shop.yaml")
    assert isinstance(spec, dict)
    assert validator.is_valid(spec | {"team": "platfrom"})


def test_a_broken_organization_gives_no_schema(tmp_path: Path) -> None:
    (tmp_path / "organization.yaml").write_text("organization: [")
    made = schema(None, tmp_path)
    assert made.text is None
    assert made.workspace
    assert made.workspace.diagnostics
