"""Files that specs name and that are no specs: hand-written rules, an Alertmanager configuration."""

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import PurePath

from slocompiler.load.documents.reader import ReadFile
from slocompiler.load.documents.source_document import SourceDocument, text_at
from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode


def without_attachments(files: list[ReadFile]) -> list[ReadFile]:
    """The files that are specs, or ought to be: a folder of specs may hold the rules that they bring."""
    patterns = [
        PurePath(file.path.parent, pattern).as_posix()
        for file in files
        for document in file.documents
        for pattern in _named_by(document)
    ]
    return [file for file in files if file.named or not _is_attachment(file, patterns)]


def _is_attachment(file: ReadFile, patterns: list[str]) -> bool:
    """Whether a file without any document of ours is named by one: by path, or by what the path ends with."""
    if file.documents or not file.foreign and file.text and not file.diagnostics:
        return False
    return any(fnmatch(file.path.as_posix(), pattern) for pattern in patterns)


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
