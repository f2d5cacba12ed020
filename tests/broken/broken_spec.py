"""A spec with one mistake in it, and the one finding that must come of it."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.pipeline.compile_specs import compile_specs

SPECS = Path(__file__).parents[2] / "specs"
START, END = "‹", "›"

ORGANIZATION = "organization.yaml"
EDGE = "akidb-edge-inference.yaml"
FRONT_DOOR = "akidb-front-door.yaml"
JETSON = "akidb-jetson.yaml"
KARPENTER = "karpenter-spot.yaml"
PREDICTOR = "akidb-traffic-predictor.yaml"
REST = "akidb-rest.yaml"


@dataclass(frozen=True)
class Broken:
    """In `file`, `old` (which stands there once) is replaced by `new`; an empty `old` appends `new` to the file.

    `new` holds the expected finding's place between ‹ and ›; they are not written. When the finding stands in a text
    that is not replaced, `place` names it: its file and a text that occurs there once, with the marks.
    `words` is a part of the message or of the help. `also` are further replacements, without marks.
    """

    file: str
    old: str
    new: str
    code: str
    words: str
    place: tuple[str, str] | None = None
    also: tuple[tuple[str, str, str], ...] = field(default=())

    @property
    def id(self) -> str:
        return f"{self.code} {Path(self.file).stem} {' '.join(self.new.split())[:60]}"


@dataclass(frozen=True)
class Outcome:
    """A finding as the table states it: with the place that the marks give."""

    code: str
    place: SourceSpan
    under_caret: str


def break_copy(broken: Broken, folder: Path) -> Outcome:
    """Writes the broken copy of all specs into `folder`; says what must be found."""
    shutil.copytree(SPECS, folder, dirs_exist_ok=True)
    for file, old, new in broken.also:
        _write(folder / file, _replaced(_read(folder / file), old, new))
    marked = _replaced(_read(folder / broken.file), broken.old, broken.new)
    _write(folder / broken.file, _unmarked(marked))
    path = folder / broken.file
    if broken.place is not None:
        file, text = broken.place
        path = folder / file
        marked = _replaced(_read(path), _unmarked(text), text)
    span = _span_of_marks(marked, path.as_posix())
    return Outcome(broken.code, span, marked[marked.index(START) + 1 : marked.index(END)])


def findings(folder: Path) -> list[tuple[Outcome, Diagnostic]]:
    """What the compiler finds in a folder of specs."""
    found = compile_specs([folder]).diagnostics
    return [(Outcome(each.code, each.span, text_at(_read(Path(each.span.path)), each.span)), each) for each in found]


def text_at(source: str, span: SourceSpan) -> str:
    """The text that a span covers."""
    lines = source.split("\n")[span.line - 1 : span.end_line]
    lines[-1:] = [line[: span.end_column - 1] for line in lines[-1:]]
    lines[:1] = [line[span.column - 1 :] for line in lines[:1]]
    return "\n".join(lines)


def _span_of_marks(marked: str, path: str) -> SourceSpan:
    start, end = marked.index(START), marked.index(END)
    line, column = _position(marked[:start])
    end_line, end_column = _position(_unmarked(marked[:end]))
    return SourceSpan(path, line, column, end_line, end_column)


def _position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _replaced(text: str, old: str, new: str) -> str:
    if not old:
        return text + new
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the spec"
    return text.replace(old, new)


def _unmarked(text: str) -> str:
    return re.sub(f"[{START}{END}]", "", text)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
