"""Changes for programs and for workflows."""

import json

import jsonschema
import pytest

from slocompiler.diff.report import DiffReport
from slocompiler.report.diff import diff_schema, render_diff
from tests.report.diff.entries import ARTIFACT, BREAKING, ERROR, NEUTRAL, RISKY, change, entry, report

REPORTS = (
    report(),
    report(BREAKING, RISKY, NEUTRAL, artifacts=(ARTIFACT,), is_whole=True),
    report(NEUTRAL, findings=(ERROR,), is_direct=True),
    report(errors=(ERROR,)),
    report(findings=(ERROR,), is_compared=False),
)


@pytest.mark.parametrize("made", REPORTS)
def test_json_keeps_to_its_schema(made: DiffReport) -> None:
    schema = json.loads(diff_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(render_diff("json", made)), schema)


def test_the_schema_explains_and_demands_every_key() -> None:
    """So that none is added to the document and forgotten there."""
    schema = json.loads(diff_schema())
    for part in (schema, schema["$defs"]["change"], schema["$defs"]["artifact"]):
        assert part["additionalProperties"] is False
        assert sorted(part["properties"]) == sorted(part["required"])


def test_json() -> None:
    document = json.loads(render_diff("json", report(BREAKING, NEUTRAL)))
    assert document["counts"] == {"breaking": 1, "risky": 0, "neutral": 1}
    assert (document["compared"], document["artifacts"]) == (True, None)
    assert document["changes"][0] == {
        "code": "DIF202",
        "kind": "alert-removed",
        "level": "breaking",
        "why": "Nobody is told of it any more. Breaking when it woke somebody, else risky.",
        "subject": {"part": "alert", "name": "errors", "group": {"region": "eu"}},
        "old": "ShopErrors (P0)",
        "new": None,
        "effects": [{"what": "told", "old": "pager", "new": "none"}],
        "old_place": {"path": "specs/shop.yaml", "line": 12, "column": 16, "end_line": 12, "end_column": 21},
        "new_place": None,
        "reach": [{"service": "shop", "environment": "production"}, {"service": "shop", "environment": "staging"}],
        "things": 1,
        "varies": False,
    }


def test_annotations() -> None:
    assert render_diff("github", report(BREAKING, RISKY, NEUTRAL, findings=(ERROR,))).splitlines() == [
        "::error file=specs/shop.yaml,line=14,endLine=14,col=16,endColumn=21,title=SLO301::there is no signal `x`%0A"
        "help: write `requests`",
        "::error file=specs/shop.yaml,line=12,endLine=12,col=16,endColumn=20,title=DIF202::"
        "alert removed: alert errors (region=eu), shop (production, staging)%0AShopErrors (P0)%0Atold: pager -> none%0A"
        "help: Nobody is told of it any more. Breaking when it woke somebody, else risky.",
        "::warning file=specs/shop.yaml,line=14,endLine=14,col=16,endColumn=21,title=DIF124::"
        "objective lowered: SLO availability, shop%0A99.9%25 -> 99%25%0A"
        "help: Less is promised: alerts need more failures, and smaller outages are no longer noticed.%0A"
        "specs/shop.yaml:12:16: before",
        "::notice file=specs/shop.yaml,line=14,endLine=14,col=16,endColumn=21,title=DIF123::"
        "objective raised: SLO availability, shop%0A99.9%25 -> 99.95%25%0Abudget: 43m12s -> 21m36s%0A"
        "help: More is promised: the budget is smaller, so what failed already may have spent it, and alerts fire "
        "sooner.%0Aspecs/shop.yaml:12:16: before",
    ]


def test_no_name_starts_a_command() -> None:
    evil = entry(change(old="x\n::stop-commands::y", service="a\r\n::error::b"))
    assert len(render_diff("github", report(evil)).splitlines()) == 1


def test_no_changes_are_no_annotations() -> None:
    assert render_diff("github", report()) == ""
