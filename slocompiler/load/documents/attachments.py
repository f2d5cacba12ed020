"""Files that specs name and that are no specs: hand-written rules, an Alertmanager configuration."""

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import PurePath

from slocompiler.load.documents.reader import ReadFile
from slocompiler.load.documents.source_document import Kind, SourceDocument, text_at
from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode


def without_attachments(files: list[ReadFile]) -> list[ReadFile]:
    """The files that are specs, or ought to be: a folder of specs may hold the rules that they bring."""
    roots = {
        file.path.parent for file in files if any(document.kind is Kind.ORGANIZATION for document in file.documents)
    }
    patterns = [
        PurePath(folder, pattern).as_posix()
        for file in files
        for document in file.documents
        for pattern in _named_by(document)
        for folder in {file.path.parent, *roots}
    ]
    return [file for file in files if file.named or not _is_attachment(file, patterns)]


def _is_attachment(file: ReadFile, patterns: list[str]) -> bool:
    """Whether a file without any document of ours is named by one."""
    return not file.documents and any(fnmatch(file.path.as_posix(), pattern) for pattern in patterns)


def _named_by(document: SourceDocument) -> Iterator[str]:
    base = text_at(document, "alertmanager", "base")
    if base:
        yield base
    rules = document.child("extra_rules")
    for name in rules.entries if isinstance(rules, MappingNode) else ():
        for store in ("prometheus", "cloudwatch"):
            paths = document.child("extra_rules", name, store)
            for path in paths.items if isinstance(paths, SequenceNode) else ():
                if isinstance(path, ScalarNode):
                    yield path.text
