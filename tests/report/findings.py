"""Findings and sources for tests of reports."""

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity, SourceSpan
from slocompiler.report import Report, render

SHOP = """\
version: slocompiler/v1
service: shop
slos:
  latency: {objective: 99%, good: {below: 30ms}}
"""
ORGANIZATION = "\n" * 119 + "  critical: {detect: {}}\n"


def span(text: str, source: str = SHOP, path: str = "specs/shop.yaml") -> SourceSpan:
    """The place of the first `text` in a source."""
    before = source[: source.index(text)]
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    end_line = line + text.count("\n")
    end_column = column + len(text) if "\n" not in text else len(text.rpartition("\n")[2]) + 1
    return SourceSpan(path, line, column, end_line, end_column)


def finding(
    at: SourceSpan,
    message: str = "30ms is no bucket boundary",
    *,
    severity: Severity = Severity.ERROR,
    help: str | None = None,
    related: tuple[RelatedSpan, ...] = (),
) -> Diagnostic:
    return Diagnostic("SLO103", severity, message, at, help, related)


def text_report(source: str, *diagnostics: Diagnostic, color: bool = False) -> str:
    sources = {"specs/shop.yaml": source, "specs/organization.yaml": ORGANIZATION}
    return render("text", Report(diagnostics, sources), color=color)


RULE = Rule("SLO103", "off-bucket", Severity.ERROR, "no bucket boundary", "It cannot be counted.", "a: 1\n", "a: 2\n")
ALL = Report(
    (
        finding(
            span("30ms"),
            help="write 25ms or 50ms",
            related=(RelatedSpan(span("critical", ORGANIZATION, "specs/organization.yaml"), "said here"),),
        ),
        Diagnostic("SLO900", Severity.WARNING, "100% sure: a, b\nand more", span("slos:\n  latency")),
        finding(SourceSpan("/abs/a b#.yaml", 1, 1, 1, 1), severity=Severity.NOTE),
    ),
    {"specs/shop.yaml": SHOP},
    {"SLO103": RULE},
)
