"""All files that a workspace needs: those that were asked for, and those they refer to."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.compose_service import templates_of
from slocompiler.load.documents.find_files import file_named, files_in_folder, organization_above
from slocompiler.load.documents.reader import Reader
from slocompiler.load.documents.source_document import Kind, SourceDocument
from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode

TEMPLATES = "_templates"


def collect_files(paths: Sequence[Path], reader: Reader, most: int) -> tuple[list[Diagnostic], bool]:
    """Reads all files that belong to `paths` into the reader.

    Gives what is wrong with the paths themselves, and whether all that belongs to the organization was asked for.
    """
    findings = [finding for path in paths for finding in _read_requested(path, reader, most)]
    root = _organization_folder(paths, reader)
    if root is None:
        return findings, False
    source = reader.source
    whole = source.real_path(root) in {source.real_path(path) for path in paths if source.is_folder(path)}
    if not whole:
        _read_templates(root, reader)
        _read_references(root, reader)
    return findings, whole


def _read_requested(path: Path, reader: Reader, most: int) -> Iterator[Diagnostic]:
    if not reader.source.is_folder(path):
        reader.read(path, named=True)
        return
    folder = files_in_folder(path, most, reader.source)
    if folder.finding:
        yield folder.finding
    for file in folder.files:
        reader.read(file)


def _organization_folder(paths: Sequence[Path], reader: Reader) -> Path | None:
    """The folder of the organization's document, which is read from a folder above when no path holds it."""
    if not any(document.kind is Kind.ORGANIZATION for document in reader.documents):
        for path in paths:
            found = organization_above(path, reader.source)
            if found:
                reader.read(found)
    for file in reader.files.values():
        if any(document.kind is Kind.ORGANIZATION for document in file.documents):
            return file.path.parent
    return None


def _read_templates(root: Path, reader: Reader) -> None:
    names = {use.key for document in _services(reader) for use in templates_of(document)}
    for name in sorted(names - _names(reader, Kind.TEMPLATE)):
        is_plain = "/" not in name and "\\" not in name
        path = file_named(root / TEMPLATES, name, source=reader.source) if is_plain else None
        if path:
            reader.read(path)


def _read_references(root: Path, reader: Reader) -> None:
    """Services that are referred to are read by their names, and what they refer to themselves is not read."""
    names = {name for document in _services(reader) for name in references_of(document)}
    for name in sorted(names - _names(reader, Kind.SERVICE)):
        path = file_named(root, name, source=reader.source)
        if path:
            reader.read(path, requested=False)
    _read_templates(root, reader)


def _services(reader: Reader) -> list[SourceDocument]:
    return [document for document in reader.documents if document.kind is Kind.SERVICE]


def _names(reader: Reader, kind: Kind) -> set[str]:
    return {document.name for document in reader.documents if document.kind is kind and document.name}


def references_of(service: SourceDocument) -> Iterator[str]:
    """The names of other services: dependencies, and members of composites, in any layer of the document."""
    overrides = service.child("environments")
    bodies = [service.tree]
    if isinstance(overrides, MappingNode):
        bodies += [entry.value for entry in overrides.entries.values() if isinstance(entry.value, MappingNode)]
    for body in bodies:
        depends_on = body.entries.get("depends_on")
        yield from (_texts(depends_on.value) if depends_on else ())
        slos = body.entries.get("slos")
        for slo in slos.value.entries.values() if slos and isinstance(slos.value, MappingNode) else ():
            yield from _members(slo.value)


def _members(slo: object) -> Iterator[str]:
    composite = slo.entries.get("composite") if isinstance(slo, MappingNode) else None
    of = composite.value.entries.get("of") if composite and isinstance(composite.value, MappingNode) else None
    for member in _texts(of.value) if of else ():
        if "/" in member:
            yield member.split("/")[0]


def _texts(node: object) -> Iterator[str]:
    for item in node.items if isinstance(node, SequenceNode) else ():
        if isinstance(item, ScalarNode):
            yield item.text
