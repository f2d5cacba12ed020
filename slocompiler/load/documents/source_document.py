"""One document of a file, not yet checked."""

from collections.abc import Iterator
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from slocompiler import __version__
from slocompiler.diagnostics import SourceSpan
from slocompiler.load.yaml import MappingNode, ScalarNode, YamlNode, node_at


class Kind(StrEnum):
    """What a document is: the key that names it."""

    ORGANIZATION = "organization"
    SERVICE = "service"
    TEMPLATE = "template"


class SourceDocument(Struct, frozen=True):
    """A document's tree, what it is, and the file it stands in.

    `name` is None when its name is none. `alone` says that its file holds no other document.
    `requested` is False for what was read only because a requested document refers to it.
    """

    kind: Kind
    name: str | None
    tree: MappingNode
    path: str
    text: str
    alone: bool
    requested: bool

    @property
    def name_span(self) -> SourceSpan:
        return self.tree.entries[self.kind].value.span

    @property
    def key_span(self) -> SourceSpan:
        """The key that names the document: the place of what the document as a whole lacks."""
        return self.tree.entries[self.kind].key_span

    def child(self, *route: str | int) -> YamlNode | None:
        """The node at a route, if it is there."""
        node: YamlNode | None = self.tree
        for step in route:
            node = node_at(node, (step,)) if node is not None and _has(node, step) else None
        return node

    def names_under(self, key: str) -> Iterator[str]:
        """The keys of the mapping under a key; none when there is no mapping."""
        node = self.child(key)
        if isinstance(node, MappingNode):
            yield from node.entries


def _has(node: YamlNode, step: str | int) -> bool:
    return isinstance(node, MappingNode) and step in node.entries


def text_at(document: SourceDocument | None, *route: str) -> str | None:
    """The scalar at a route as text, if there is one."""
    node = document.child(*route) if document else None
    return node.text if isinstance(node, ScalarNode) else None


def digest(documents: list[SourceDocument]) -> str:
    """A hash of all that a meaning was read from, and of the compiler that read it. Not of where it was."""
    hash = sha256(__version__.encode())
    for document in sorted(documents, key=lambda document: (document.kind, document.name or "", document.text)):
        content = document.text.encode("utf-8", "surrogatepass")
        hash.update(f"\n{document.kind} {document.name} {len(content)}\n".encode())
        hash.update(content)
    return hash.hexdigest()
