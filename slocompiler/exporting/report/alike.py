"""Notes that say the same of several places."""

from collections.abc import Iterable

from msgspec import Struct

from slocompiler.exporting.note import ExportNote, Telling

#: What stands above the notes of a kind.
TITLES = {
    Telling.ANNOTATED: "In annotations, which an import reads back and other tools do not read",
    Telling.NEARLY: "Said nearly",
    Telling.LEFT_OUT: "Left out",
}


class Alike(Struct, frozen=True):
    """One thing, and all that it is about, in the order of the files."""

    what: str
    why: str
    notes: tuple[ExportNote, ...]


def alike(notes: Iterable[ExportNote], telling: Telling) -> list[Alike]:
    """The notes of a kind, those with one reason together; annotations also by key."""
    groups: dict[tuple[str, str], list[ExportNote]] = {}
    for note in notes:
        if note.telling is telling:
            what = note.what if telling is not Telling.NEARLY else ""
            groups.setdefault((what, note.why), []).append(note)
    return [Alike(what, why, tuple(group)) for (what, why), group in sorted(groups.items())]


def subjects(found: Alike) -> str:
    """The services and SLOs that it is about, and how many more there are."""
    names = list(dict.fromkeys(note.subject for note in found.notes))
    more = f" and {len(names) - 3} more" if len(names) > 4 else ""
    return ", ".join(names[: 3 if more else 4]) + more
