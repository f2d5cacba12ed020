"""SARIF: what the published schema demands of the parts that are used."""

import json
from pathlib import Path

import jsonschema
import pytest

from slocompiler.report import Report, render
from tests.report.findings import ALL

#: The published schema of SARIF 2.1.0, cut down to the properties that our reports have; no others are allowed.
SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-essentials.json").read_text())


@pytest.mark.parametrize("report", [ALL, Report(())], ids=["findings", "none"])
def test_the_schema_accepts_it(report: Report) -> None:
    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(render("sarif", report)))


@pytest.mark.parametrize(
    "damage",
    [
        lambda run: run["results"][0].pop("message"),
        lambda run: run["results"][0].update(level="fatal"),
        lambda run: run["results"][0]["locations"][0]["physicalLocation"]["region"].update(startLine=0),
        lambda run: run["tool"]["driver"]["rules"][0].pop("id"),
        lambda run: run.update(resultz=[]),
    ],
)
def test_the_schema_can_refuse(damage: object) -> None:
    document = json.loads(render("sarif", ALL))
    damage(document["runs"][0])  # type: ignore[operator]
    assert not jsonschema.Draft4Validator(SCHEMA).is_valid(document)


def test_results_point_at_their_rules() -> None:
    (run,) = json.loads(render("sarif", ALL))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["SLO103", "SLO900", "SLO103"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert rules[0]["name"] == "off-bucket"
    assert "```yaml\na: 1\n```" in rules[0]["help"]["markdown"]


def test_places() -> None:
    (run,) = json.loads(render("sarif", ALL))["runs"]
    first, _, last = (result["locations"][0]["physicalLocation"] for result in run["results"])
    assert first["artifactLocation"]["uri"] == "specs/shop.yaml"
    assert first["region"] == {"startLine": 4, "startColumn": 43, "endLine": 4, "endColumn": 47}
    assert last["artifactLocation"]["uri"] == "file:///abs/a%20b%23.yaml"
    (related,) = run["results"][0]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "specs/organization.yaml"
    assert related["message"]["text"] == "said here"
