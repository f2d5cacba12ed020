"""The version of the language that a document is written in."""

from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.documents.source_document import SourceDocument
from slocompiler.load.rules.documents import VERSION_MISSING, VERSION_UNKNOWN
from slocompiler.load.yaml import MappingEntry, MappingNode, ScalarNode

VERSION = "slocompiler/v1"


def version_finding(document: SourceDocument) -> Diagnostic | None:
    """What is wrong with `version`: it is missing, or another."""
    entry = document.tree.entries.get("version")
    if entry is None:
        help = f"write `version: {VERSION}` as the first line of the document"
        return VERSION_MISSING.at(document.key_span, "this document does not say its version", help)
    node = entry.value
    if node.reported or (isinstance(node, ScalarNode) and node.value == VERSION):
        return None
    written = f"`{node.text}`" if isinstance(node, ScalarNode) and node.text else "this"
    return VERSION_UNKNOWN.at(node.span, f"{written} is no version that this compiler knows", f"write `{VERSION}`")


def in_our_version(tree: MappingNode, document: SourceDocument) -> MappingNode:
    """The tree as if its version were right: what is wrong with it has been said."""
    entry = tree.entries.get("version")
    span = entry.value.span if entry else document.key_span
    version = MappingEntry("version", entry.key_span if entry else span, ScalarNode(span, VERSION, VERSION))
    return replace(tree, entries={**tree.entries, "version": version})
