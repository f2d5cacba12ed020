"""Code Quality reports."""

import json
from typing import Any

from msgspec.structs import replace

from slocompiler.report import Report, render
from tests.report.findings import ALL, finding, span


def entries(*diagnostics: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render("gitlab", Report(diagnostics)))
    return found


def test_entries() -> None:
    first, second, third = entries(*ALL.diagnostics)
    assert {key: value for key, value in first.items() if key != "fingerprint"} == {
        "check_name": "SLO103",
        "description": "SLO103: 30ms is no bucket boundary (help: write 25ms or 50ms)",
        "severity": "major",
        "location": {"path": "specs/shop.yaml", "lines": {"begin": 4, "end": 4}},
    }
    assert (second["severity"], second["location"]["lines"]) == ("minor", {"begin": 3, "end": 4})
    assert third["severity"] == "info"


def test_a_fingerprint_stays_when_a_line_moves_and_is_never_shared() -> None:
    one = finding(span("30ms"))
    moved = replace(one, span=replace(one.span, line=9, end_line=9))
    (before,), (after,) = entries(one), entries(moved)
    assert before["fingerprint"] == after["fingerprint"]
    prints = [entry["fingerprint"] for entry in entries(one, moved, *ALL.diagnostics[1:])]
    assert len(set(prints)) == len(prints) == 4


def test_no_findings_are_an_empty_list() -> None:
    assert render("gitlab", Report(())) == "[]\n"
