"""The JSON report."""

import json

from slocompiler.report import Report, render
from tests.report.findings import ALL


def test_everything_is_there() -> None:
    document = json.loads(render("json", ALL))
    first = document["diagnostics"][0]
    assert document["version"] == 1
    assert document["counts"] == {"error": 1, "warning": 1, "note": 1}
    assert first["name"] == "off-bucket"
    assert (first["path"], first["line"], first["column"], first["end_line"], first["end_column"]) == (
        "specs/shop.yaml",
        4,
        43,
        4,
        47,
    )
    assert first["related"][0]["line"] == 120
    assert [each["severity"] for each in document["diagnostics"]] == ["error", "warning", "note"]


def test_no_findings_are_a_document_too() -> None:
    assert json.loads(render("json", Report(())))["diagnostics"] == []
