"""Which files of both sides must be compiled to know all that a change can change."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from slocompiler.load.collect_files import references_of
from slocompiler.load.documents.find_files import ORGANIZATION_FILES, SUFFIXES
from slocompiler.load.documents.reader import Reader, ReadFile
from slocompiler.load.documents.source_document import Kind, SourceDocument
from slocompiler.pipeline.diffing.file_side import FileSide

_EXTRA_RULES = "extra_rules"
_REFERRING = re.compile(r"\b(depends_on|composite|extends|extra_rules)\b")


class CompiledPart(Struct, frozen=True):
    """`old` and `new`: the paths to compile on each side; the folders themselves when `is_whole`.

    Empty where nothing differs.
    """

    old: tuple[Path, ...]
    new: tuple[Path, ...]
    is_whole: bool


class _Part:
    """The names of files that must be compiled, gathered."""

    def __init__(self, old: FileSide, new: FileSide) -> None:
        self.sides = (old, new)
        self.readers = (Reader(old.files), Reader(new.files))
        names = old.contents.keys() | new.contents.keys()
        self.changed = {name for name in names if old.contents.get(name) != new.contents.get(name)}
        self.names = {name for name in self.changed if name.endswith(SUFFIXES)}

    def documents(self, names: Iterable[str]) -> Iterator[SourceDocument]:
        for name in names:
            for file in self.read(name):
                yield from file.documents

    def read(self, name: str) -> Iterator[ReadFile]:
        """The file on the sides that have it; once where both have it alike."""
        is_same = name not in self.changed
        for side, reader in list(zip(self.sides, self.readers, strict=True))[1 if is_same else 0 :]:
            if name in side.contents:
                yield reader.read(side.path_of(name))


def compiled_part(old: FileSide, new: FileSide, *, is_whole: bool = False) -> CompiledPart:
    """What differs, what refers to that, and what it refers to; everything where the organization differs.

    A service that neither changed nor refers to one that did means the same on both sides.
    """
    part = _Part(old, new)
    if not part.changed:
        return CompiledPart((), (), is_whole)
    if is_whole or _is_about_all(part):
        return CompiledPart((old.specs,), (new.specs,), True)
    changed = list(part.documents(sorted(part.names)))
    part.names |= _dependents(part, changed)
    part.names |= _referred_to(part, part.documents(sorted(part.names)))
    before, after = (
        tuple(side.path_of(name) for name in sorted(part.names & side.contents.keys())) for side in part.sides
    )
    return CompiledPart(before, after, is_whole=False)


def _is_about_all(part: _Part) -> bool:
    """The organization changed, or a file that it may name; or there is none where it is looked for."""
    organizations = [name for name in part.sides[1].contents if PurePosixPath(name).name in ORGANIZATION_FILES]
    if not organizations or part.changed & {*organizations}:
        return True
    if any(content.startswith("link to ") for side in part.sides for content in side.contents.values()):
        return True
    if any(not _holds_services(file) for name in part.names for file in part.read(name)):
        return True
    stems = [PurePosixPath(name).stem for name in part.changed - part.names]
    texts = [file.text for name in organizations for file in part.read(name)]
    return any(stem in text or ("*" in text and _EXTRA_RULES in text) for stem in stems for text in texts)


def _holds_services(file: ReadFile) -> bool:
    """Whether a file holds services and templates, and nothing else: no organization, no rules, nothing broken."""
    return bool(file.documents) and all(document.kind is not Kind.ORGANIZATION for document in file.documents)


def _dependents(part: _Part, changed: list[SourceDocument]) -> set[str]:
    """Files that both sides have alike and whose services name one that changed, or bring along a file that did."""
    words = sorted({document.name for document in changed if document.name})
    words += [_EXTRA_RULES] if part.changed - part.names else []
    if not words:
        return set()
    found = part.sides[0].mentioning(words) - part.changed
    spec_files = (name for name in found if name.endswith(SUFFIXES) and name in part.sides[1].contents)
    return {name for name in spec_files if any(_REFERRING.search(file.text) for file in part.read(name))}


def _referred_to(part: _Part, documents: Iterator[SourceDocument]) -> set[str]:
    """Files of services that these name: without them composites and dependencies are not whole."""
    wanted = {name for document in documents if document.kind is Kind.SERVICE for name in references_of(document)}
    if not wanted:
        return set()
    everything = {name for side in part.sides for name in side.contents if name.endswith(SUFFIXES)}
    return {name for name in everything if PurePosixPath(name).stem in wanted}
