"""The whole text report."""

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.report.report import Report
from slocompiler.report.text.counts import closing_line
from slocompiler.report.text.frame import PRIMARY, SECONDARY, SourceLines, frame
from slocompiler.report.text.paint import Paint
from slocompiler.values.columns import visible_lines


def render(report: Report, *, color: bool = False) -> str:
    """Every finding with its frames, a blank line between them, and a closing count; nothing when there are none."""
    if not report.diagnostics:
        return ""
    paint, lines = Paint(color), SourceLines(report.sources)
    findings = ["\n".join(_finding(diagnostic, lines, paint)) for diagnostic in report.diagnostics]
    return "\n\n".join([*findings, closing_line(report, paint)]) + "\n"


def _finding(diagnostic: Diagnostic, lines: SourceLines, paint: Paint) -> list[str]:
    spans = [diagnostic.span, *(related.span for related in diagnostic.related)]
    gutter = max(len(str(span.line)) for span in spans)
    label = paint.severity(diagnostic.severity, f"{diagnostic.severity.label} {diagnostic.code}")
    first, *others = visible_lines(diagnostic.message)
    return [
        f"{paint.style('bold', _place(diagnostic.span))}: {label}: {first}",
        *(f"  {line}" for line in others),
        *frame(lines, diagnostic.span, PRIMARY, diagnostic.severity.label, paint, gutter),
        *_help(diagnostic.help, paint, gutter),
        *(line for related in diagnostic.related for line in _related(related, lines, paint, gutter)),
    ]


def _help(text: str | None, paint: Paint, gutter: int) -> list[str]:
    if not text:
        return []
    first, *others = visible_lines(text)
    lead = f"{'':{gutter}} = "
    continued = " " * len(f"{lead}help: ")
    return [f"{lead}{paint.style('help', 'help')}: {first}", *(f"{continued}{line}" for line in others)]


def _related(related: RelatedSpan, lines: SourceLines, paint: Paint, gutter: int) -> list[str]:
    first, *others = visible_lines(related.message)
    return [
        f"{paint.style('bold', _place(related.span))}: {first}",
        *(f"  {line}" for line in others),
        *frame(lines, related.span, SECONDARY, "note", paint, gutter),
    ]


def _place(span: object) -> str:
    return visible_lines(str(span))[0]
