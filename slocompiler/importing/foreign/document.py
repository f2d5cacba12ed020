"""Documents of files that are no specs."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.rules.framework import NOT_THE_FORMAT
from slocompiler.load.yaml import Comment, MappingNode, SequenceNode, YamlNode, parse_yaml, read_source
from slocompiler.load.yaml.codes import CUT_BY_COMMENT


class ForeignDocument(Struct, frozen=True):
    """One document of a file whose text is `source`. `comments`: those from the end of the document before it."""

    tree: MappingNode
    path: str
    source: str
    comments: tuple[Comment, ...]


class ForeignFile(Struct, frozen=True):
    """What a file holds, and what is wrong with it as YAML."""

    path: str
    text: str
    documents: tuple[ForeignDocument, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_foreign(path: Path) -> ForeignFile:
    """The documents of a file; those in a Kubernetes `List` and in a plain list are documents of their own."""
    shown_as = path.as_posix()
    source = read_source(path, shown_as)
    if isinstance(source, Diagnostic):
        return ForeignFile(shown_as, "", (), (source,))
    return parse_foreign(source.text, shown_as)


def parse_foreign(text: str, shown_as: str) -> ForeignFile:
    """The same for a text; `shown_as` is the path in spans."""
    parsed = parse_yaml(text, shown_as)
    # Nothing behind a key is as good as no key elsewhere, also where a comment stands behind it.
    wrong = tuple(finding for finding in parsed.diagnostics if finding.code != CUT_BY_COMMENT)
    if wrong:
        return ForeignFile(shown_as, text, (), wrong)
    findings: list[Diagnostic] = []
    trees = [tree for node in parsed.documents for tree in _mappings(node, findings)]
    if not parsed.documents:
        findings.append(_empty(shown_as))
    return ForeignFile(shown_as, text, tuple(_documents(trees, parsed.comments, text)), tuple(findings))


def _mappings(node: YamlNode, findings: list[Diagnostic]) -> Iterator[MappingNode]:
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _mappings(item, findings)
    elif not isinstance(node, MappingNode):
        findings.append(NOT_THE_FORMAT.at(node.span, "this document is a single value, not a mapping"))
    elif _is_list(node):
        yield from _mappings(node.entries["items"].value, findings)
    else:
        yield node


def _is_list(node: MappingNode) -> bool:
    kind, items = node.entries.get("kind"), node.entries.get("items")
    text = getattr(kind.value, "text", "") if kind else ""
    return text.endswith("List") and items is not None and isinstance(items.value, SequenceNode)


def _documents(trees: list[MappingNode], comments: tuple[Comment, ...], text: str) -> Iterator[ForeignDocument]:
    """Each comment belongs to the document that it stands in, or else to the next one; the last has the rest."""
    left = list(comments)
    for number, tree in enumerate(trees, start=1):
        end = tree.span.end_line if number < len(trees) else None
        own = [comment for comment in left if end is None or comment.span.line <= end]
        left = left[len(own) :]
        yield ForeignDocument(tree, tree.span.path, text, tuple(own))


def _empty(shown_as: str) -> Diagnostic:
    return NOT_THE_FORMAT.at(SourceSpan.start_of(shown_as), "this file holds no document")
