"""Workflow annotations."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.report import Report, render
from tests.report.findings import ALL, finding, span


def test_annotations() -> None:
    assert render("github", ALL).splitlines() == [
        "::error file=specs/shop.yaml,line=4,endLine=4,col=43,endColumn=46,title=SLO103::30ms is no bucket boundary%0A"
        "help: write 25ms or 50ms%0Aspecs/organization.yaml:120:3: said here",
        "::warning file=specs/shop.yaml,line=3,endLine=4,col=1,title=SLO900::100%25 sure: a, b%0Aand more",
        "::notice file=/abs/a b#.yaml,line=1,endLine=1,col=1,title=SLO103::30ms is no bucket boundary",
    ]


def test_no_message_and_no_path_starts_a_command() -> None:
    evil = finding(SourceSpan("a,line=9::b\n::c", 1, 1, 1, 1), "x\n::stop-commands::y\r::error::z")
    (line,) = render("github", Report((evil,))).splitlines()
    assert line == (
        "::error file=a%2Cline=9%3A%3Ab%0A%3A%3Ac,line=1,endLine=1,col=1,title=SLO103::"
        "x%0A::stop-commands::y%0D::error::z"
    )


def test_no_findings_are_no_text() -> None:
    assert render("github", Report(())) == ""
    assert render("github", Report((finding(span("30ms")),)))
