"""Spec files in the one layout."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, has_errors, sort_diagnostics
from slocompiler.format import WouldChangeError, format_text
from slocompiler.load.documents.attachments import without_attachments
from slocompiler.load.documents.find_files import files_in_folder
from slocompiler.load.documents.reader import Reader, ReadFile
from slocompiler.load.files import DISK, FileSource
from slocompiler.load.yaml import parse_yaml
from slocompiler.pipeline.rewriting.rewritten import Rewritten
from slocompiler.pipeline.rewriting.same_meaning import changed_in_meaning


class Formatting(Struct, frozen=True):
    """`changed`: the files that are laid out in another way. `refused`: those that would mean something else then.

    `findings` are about files that cannot be read as specs; `sources` holds the texts that they point into.
    `count`: how many files could be read.
    """

    changed: tuple[Rewritten, ...]
    refused: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    count: int


def format_specs(paths: Sequence[Path], source: FileSource = DISK) -> Formatting:
    """The one layout of all specs in files and folders. Nothing is written."""
    reader, findings = Reader(source), list[Diagnostic]()
    for path in paths:
        findings += _read(path, reader)
    files = without_attachments(list(reader.files.values()))
    findings += [finding for file in files for finding in file.diagnostics]
    readable = [file for file in files if file.documents and not has_errors(list(file.diagnostics))]
    formatted, faulty = _formatted(readable)
    differing = changed_in_meaning(paths, formatted, source)
    return Formatting(
        tuple(file for file in formatted if file not in differing),
        tuple(sorted((*faulty, *(file.shown_as for file in differing)))),
        tuple(sort_diagnostics(findings)),
        {file.shown_as: file.text for file in files},
        len(readable),
    )


def _read(path: Path, reader: Reader) -> Sequence[Diagnostic]:
    if not reader.source.is_folder(path):
        reader.read(path, named=True)
        return ()
    folder = files_in_folder(path, source=reader.source)
    for file in folder.files:
        reader.read(file)
    return [folder.finding] if folder.finding else []


def _formatted(files: Sequence[ReadFile]) -> tuple[list[Rewritten], list[str]]:
    """The files that change, and those that cannot be laid out."""
    changed, faulty = [], []
    for file in files:
        try:
            text = format_text(file.text, parse_yaml(file.text, file.shown_as), file.shown_as)
        except WouldChangeError:
            faulty.append(file.shown_as)
            continue
        if text != file.text:
            changed.append(Rewritten(file.path, file.shown_as, file.text, text))
    return changed, faulty
