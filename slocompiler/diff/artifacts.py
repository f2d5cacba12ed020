"""How generated files differ, beside the lines that say what they were generated from."""

from collections.abc import Iterable, Mapping
from difflib import unified_diff

from msgspec import Struct

#: Path below the output folder -> text.
Files = Mapping[str, str]
_CONTEXT = 2


class ArtifactDiff(Struct, frozen=True):
    """One file that differs. `diff` is unified; a file that is new or gone has all its lines in it."""

    path: str
    added: int
    removed: int
    diff: str

    @property
    def is_new(self) -> bool:
        return self.removed == 0 and self.diff.startswith("--- /dev/null")

    @property
    def is_gone(self) -> bool:
        return self.added == 0 and "\n+++ /dev/null" in self.diff


def artifact_diffs(old: Files, new: Files) -> tuple[ArtifactDiff, ...]:
    """By path."""
    paths = sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
    return tuple(_diff(path, old.get(path), new.get(path)) for path in paths)


def without_origin(texts: Files, origins: Iterable[str]) -> Files:
    """The files as if none said where it came from: `origins` are the digests and paths that they may name."""
    words = sorted(set(origins), key=len, reverse=True)
    return {path: _replaced(text, words) for path, text in texts.items()}


def _replaced(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, "-")
    return text


def _diff(path: str, old: str | None, new: str | None) -> ArtifactDiff:
    names = (path if old is not None else "/dev/null", path if new is not None else "/dev/null")
    before, after = (("" if text is None else text).splitlines() for text in (old, new))
    lines = list(unified_diff(before, after, *names, lineterm="", n=_CONTEXT))
    body = lines[2:]
    added = sum(line.startswith("+") for line in body)
    removed = sum(line.startswith("-") for line in body)
    return ArtifactDiff(path, added, removed, "\n".join(lines) + "\n")
