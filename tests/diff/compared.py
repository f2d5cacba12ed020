"""Two sets of files, compared as `slocompile diff` does, without a disk."""

import re
from collections.abc import Sequence
from pathlib import Path

from slocompiler.diff.entries import Entry
from slocompiler.diff.judge import judge
from slocompiler.load.files import StoredFiles
from slocompiler.pipeline.diffing.compile_sides import compile_base, compile_head
from slocompiler.pipeline.diffing.compiled_side import CompiledSide
from slocompiler.pipeline.diffing.file_side import FileSide
from slocompiler.pipeline.diffing.known import Wanted, differing, known

Files = dict[str, str]
_WHOLE = Wanted(is_whole=True)


def file_side(files: Files, title: str = "side") -> FileSide:
    """The files below `specs/`, each its own content's name."""
    named = {f"specs/{name}": text for name, text in files.items()}
    return FileSide(
        title=title,
        files=StoredFiles(named, lambda text: text.encode()),
        specs=Path("specs"),
        contents=named,
        path_of=Path,
        mentioning=lambda words: frozenset(name for name, text in named.items() if _mentions(text, words)),
    )


def _mentions(text: str, words: Sequence[str]) -> bool:
    """As `git grep -w` does."""
    return re.search(rf"\b({'|'.join(map(re.escape, words))})\b", text) is not None


def compiled(files: Files, *, is_linted: bool = True) -> CompiledSide:
    side = file_side(files)
    found = (compile_head if is_linted else compile_base)(side, [side.specs])
    assert found is not None
    assert found.errors == (), [f"{error.span} {error.code} {error.message}" for error in found.errors]
    return found


def both_ways(old: Files, new: Files, *, is_linted: bool = True) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """What changes from the one to the other, and what changes back."""
    before, after = compiled(old, is_linted=is_linted), compiled(new, is_linted=is_linted)
    assert before.compilation is not None
    assert after.compilation is not None
    asked = differing(before.compilation, after.compilation)
    sides = (
        known(side, compilation, asked, _WHOLE, lambda done, total, what: None).side
        for side, compilation in ((before, before.compilation), (after, after.compilation))
    )
    first, second = sides
    return judge(first, second), judge(second, first)


def words(entries: tuple[Entry, ...]) -> list[str]:
    """`code level subject: old -> new` of each."""
    return [
        f"{entry.change.kind.name} {entry.change.level.label} {entry.change.subject.text}".strip() for entry in entries
    ]
