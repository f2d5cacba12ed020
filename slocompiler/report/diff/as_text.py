"""Changes on a terminal: the worst first."""

from collections.abc import Iterator
from itertools import groupby

from slocompiler.diff.artifacts import ArtifactDiff
from slocompiler.diff.change_kind import Level
from slocompiler.diff.entries import Entry
from slocompiler.diff.report import DiffReport
from slocompiler.report.diff.wording import about, differing_files, headline, lines_of, notes, place_words, whose
from slocompiler.report.text.paint import Paint
from slocompiler.values.columns import visible

_MOST_EFFECTS = 8
_STYLES = {Level.BREAKING: "error", Level.RISKY: "warning", Level.NEUTRAL: "bold"}


def diff_text(report: DiffReport, *, color: bool = False) -> str:
    """The headline, a paragraph for each level, the generated files where they were asked for."""
    paint = Paint(color)
    lines = [paint.style("bold", visible(f"{report.old} -> {report.new}: {headline(report)}"))]
    lines += [visible(f"note: {note}") for note in notes(report)]
    for level, of_level in groupby(report.entries, key=lambda entry: entry.change.level):
        lines += ["", paint.style(_STYLES[level], level.label)]
        lines += [line for entry in of_level for line in _entry(entry, paint)]
    lines += _artifacts(report, paint)
    return "\n".join(lines) + "\n"


def _entry(entry: Entry, paint: Paint) -> Iterator[str]:
    change = entry.change
    title = paint.style("bold", change.kind.title)
    differs = ", for example" if entry.varies else ""
    yield f"  {title}: {visible(f'{about(entry)}, {whose(entry)}{differs}')}"
    yield from (f"      {visible(line)}" for line in lines_of(change, "->", _MOST_EFFECTS))
    yield paint.style("dim", f"      {visible(' '.join(filter(None, (change.kind.code, place_words(change)))))}")


def _artifacts(report: DiffReport, paint: Paint) -> Iterator[str]:
    if report.artifacts:
        yield from ("", paint.style("bold", differing_files(len(report.artifacts))))
        yield from (f"  {visible(file.path)}  +{file.added} -{file.removed}{_fate(file)}" for file in report.artifacts)


def _fate(file: ArtifactDiff) -> str:
    return "  new" if file.is_new else "  gone" if file.is_gone else ""
