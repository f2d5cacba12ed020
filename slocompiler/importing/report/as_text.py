"""What an import did, on a terminal."""

from collections.abc import Iterator

from slocompiler.importing.remark import Remark
from slocompiler.importing.report.import_report import ImportReport
from slocompiler.values.columns import visible, visible_lines

_WIDTH = len("no equivalent")


def import_text(report: ImportReport) -> str:
    """What became of each thing, by file and line; then the files, then how much of each."""
    parts = ["\n".join(_lines_of(path, report)) for path in dict.fromkeys(each.span.path for each in report.remarks)]
    parts += filter(None, ["\n".join(_files(report))])
    counts = ", ".join(f"{count} {word}" for word, count in report.counts.items())
    return "\n\n".join([*parts, f"{report.title}: {counts}"]) + "\n"


def _lines_of(path: str, report: ImportReport) -> Iterator[str]:
    yield visible(path)
    for remark in report.remarks:
        if remark.span.path == path:
            yield from _remark(remark)


def _remark(remark: Remark) -> Iterator[str]:
    place = f"{remark.span.line}:{remark.span.column}"
    code = f"{remark.code} " if remark.code else ""
    yield f"  {place:>7}  {remark.fate:{_WIDTH}}  {code}{visible(remark.what)}"
    for line in visible_lines(remark.why) if remark.why else ():
        yield f"{'':{_WIDTH + 13}}{line}"


def _files(report: ImportReport) -> Iterator[str]:
    word = "would be written" if report.is_trial else "written"
    yield from (f"{word}: {visible(path)}" for path in report.written)
    yield from (f"unchanged: {visible(path)}" for path in report.unchanged)
