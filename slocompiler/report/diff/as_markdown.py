"""A comment on a pull request: what changes for whom, risks first, the rest folded."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from slocompiler.diagnostics import Diagnostic
from slocompiler.diff.artifacts import ArtifactDiff
from slocompiler.diff.change_kind import Level
from slocompiler.diff.entries import Entry
from slocompiler.diff.report import DiffReport
from slocompiler.emit.markdown import code, escape, fenced, table
from slocompiler.report.diff.sections import LONGEST, Section, fitted
from slocompiler.report.diff.wording import about, differing_files, effect_words, headline, lines_of, notes, whose
from slocompiler.report.plural import counted

#: Whoever keeps one comment up to date finds it by this line.
MARKER = "<!-- slocompile-diff -->"
_ARROW = "→"
_HEAD = ("", "change", "for whom", f"before {_ARROW} after")
_MOST_EFFECTS = 3
_NAMES = {Level.BREAKING: "**breaking**", Level.RISKY: "risky", Level.NEUTRAL: "neutral"}


def diff_markdown(report: DiffReport, longest: int = LONGEST) -> str:
    """At most so many characters (UTF-16 units, as GitHub counts)."""
    return fitted([section for section in _sections(report) if section.items], longest)


def _sections(report: DiffReport) -> Iterator[Section]:
    top = [MARKER, f"### {escape(_sentence(headline(report)))}", escape(_sides(report))]
    yield Section("lines", top, between="\n\n")
    yield Section("notes", [f"> {escape(_sentence(note))}." for note in notes(report)], between="\n>\n")
    yield _findings("errors", report.errors)
    risks = [entry for entry in report.entries if entry.change.level < Level.NEUTRAL]
    others = [entry for entry in report.entries if entry.change.level is Level.NEUTRAL]
    yield _table("changes that matter", risks)
    yield _table("neutral changes", others, counted(len(others), "neutral change") if risks else None)
    yield _details(risks, "Why, where, and all that follows", 1)
    yield _details(others, "Why, where, and all that follows from neutral changes", 3)
    yield _findings("findings about the base", report.findings)
    yield from _artifacts(report)


def _sides(report: DiffReport) -> str:
    return f"{report.old} {_ARROW} {report.new}"


_CLOSED = "\n\n</details>"


def _opened(title: str) -> str:
    return f"<details><summary>{escape(title)}</summary>\n\n"


def _table(noun: str, entries: Sequence[Entry], folded_as: str | None = None) -> Section:
    lines = table(_HEAD, map(_row, entries)).split("\n")
    head, foot = ("", "") if folded_as is None else (_opened(folded_as), _CLOSED)
    return Section(noun, lines[2:], f"{head}{lines[0]}\n{lines[1]}\n", foot, rank=0 if folded_as is None else 2)


def _row(entry: Entry) -> tuple[str, ...]:
    change = entry.change
    lines = [escape(line) for line in lines_of(change, _ARROW, _MOST_EFFECTS)]
    lines += ["_differs by service_"] if entry.varies else []
    people = [escape(whose(entry)), *([f"team {escape(change.team)}"] if change.team else [])]
    return (
        _NAMES[change.level],
        f"{escape(change.kind.title)}<br>{escape(about(entry))}",
        "<br>".join(people),
        "<br>".join(lines),
    )


def _details(entries: Sequence[Entry], title: str, rank: int) -> Section:
    """Everything that follows from each change, why it matters, and where it is written: by kind."""
    items = [_explained(list(of_kind)) for _, of_kind in groupby(entries, key=lambda entry: entry.change.kind)]
    return Section("explanations", items, _opened(title), _CLOSED, "\n\n", rank)


def _explained(entries: Sequence[Entry]) -> str:
    kind = entries[0].change.kind
    title = f"**{escape(kind.title)}** ({kind.code}): {escape(kind.why)}"
    return "\n".join([title, "", *(line for entry in entries for line in _bullets(entry))])


def _bullets(entry: Entry) -> Iterator[str]:
    change = entry.change
    old, new = (code(str(span)) if span else "" for span in (change.old_span, change.new_span))
    places = new if old == new else f" {_ARROW} ".join(filter(None, (old, new)))
    yield f"- {escape(f'{about(entry)}, {whose(entry)}')}: {places}"
    yield from (f"  - {escape(effect_words(effect, _ARROW))}" for effect in change.effects)
    if len(entry.services) > 1:
        yield f"  - {counted(len(entry.services), 'service')}: {', '.join(map(escape, entry.services))}"


def _findings(noun: str, diagnostics: Iterable[Diagnostic]) -> Section:
    return Section(noun, [f"- {code(str(one.span))} {one.code}: {escape(one.message)}" for one in diagnostics])


def _artifacts(report: DiffReport) -> Iterator[Section]:
    files = report.artifacts or ()
    if not files:
        return
    scope = "" if report.is_whole else " (files that all services share were not compared)"
    head = _opened(f"{differing_files(len(files))}{scope}")
    yield Section("generated files", [_file(file) for file in files], head, _CLOSED, "\n\n", 4)


def _file(file: ArtifactDiff) -> str:
    title = f"<details><summary>{escape(file.path)} +{file.added} -{file.removed}</summary>"
    return f"{title}\n\n{fenced(file.diff, 'diff')}\n\n</details>"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
