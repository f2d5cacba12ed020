"""What an export could not say, on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from slocompiler.exporting.note import ExportNote, Telling
from slocompiler.exporting.report.alike import TITLES, alike, subjects
from slocompiler.values.columns import visible


def export_text(notes: Sequence[ExportNote]) -> str:
    """A paragraph for each kind: what, why, and of which services and SLOs."""
    paragraphs = ("".join(f"{line}\n" for line in _lines(notes, telling)) for telling in Telling)
    return "\n".join(filter(None, paragraphs))


def _lines(notes: Iterable[ExportNote], telling: Telling) -> Iterator[str]:
    found = alike(notes, telling)
    if found:
        yield f"{TITLES[telling]}:"
    width = max((len(each.what) for each in found), default=0)
    for each in found:
        lead = f"{visible(each.what):{width}}  " if width else ""
        yield f"  {lead}{visible(each.why)}"
        if telling is not Telling.ANNOTATED:
            yield f"  {'':{len(lead)}}({visible(subjects(each))})"
