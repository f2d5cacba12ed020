"""Reads each file once, and keeps what was read of it."""

from pathlib import Path

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.documents.classify import classify
from slocompiler.load.documents.source_document import SourceDocument
from slocompiler.load.files import DISK, FileSource
from slocompiler.load.yaml import Comment, SourceFile, YamlNode, parse_yaml, read_source


class ReadFile(Struct, frozen=True):
    """A file that was read. `named`: its path was given by the user."""

    path: Path
    shown_as: str
    text: str
    documents: tuple[SourceDocument, ...]
    comments: tuple[Comment, ...]
    diagnostics: tuple[Diagnostic, ...]
    named: bool
    requested: bool


class Reader(Struct):
    """Files by where they really are, in the order in which they were read; `source` is where they come from."""

    source: FileSource = DISK
    files: dict[str, ReadFile] = field(default_factory=dict)

    def read(self, path: Path, *, requested: bool = True, named: bool = False) -> ReadFile:
        """What a file holds. A file that was read before is not read again, however its path is written."""
        key = self.source.real_path(path)
        if key not in self.files:
            self.files[key] = _read(self.source, path, requested, named)
        return self.files[key]

    @property
    def documents(self) -> list[SourceDocument]:
        return [document for file in self.files.values() for document in file.documents]


def _read(files: FileSource, path: Path, requested: bool, named: bool) -> ReadFile:
    shown_as = path.as_posix()
    source = read_source(path, shown_as, files)
    if isinstance(source, Diagnostic):
        return ReadFile(path, shown_as, "", (), (), (source,), named, requested)
    parsed = parse_yaml(source.text, shown_as)
    found = _classified(parsed.documents, source, requested)
    documents = tuple(item for item in found if isinstance(item, SourceDocument))
    findings = tuple(item for item in found if isinstance(item, Diagnostic))
    diagnostics = (*parsed.diagnostics, *findings)
    return ReadFile(path, shown_as, source.text, documents, parsed.comments, diagnostics, named, requested)


def _classified(
    nodes: tuple[YamlNode, ...], source: SourceFile, requested: bool
) -> list[SourceDocument | Diagnostic | None]:
    return [classify(node, source, len(nodes) == 1, requested) for node in nodes]
