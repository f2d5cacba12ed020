"""What a document is, by the key that names it."""

import re

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.load.did_you_mean import closest
from slocompiler.load.documents.source_document import Kind, SourceDocument
from slocompiler.load.rules.documents import DOCUMENT_KIND, NOT_A_DOCUMENT
from slocompiler.load.yaml import MappingNode, ScalarNode, SourceFile, YamlNode
from slocompiler.spec.fields import NAME_PATTERN

_KINDS = tuple(kind.value for kind in Kind)
_ONE_OF = "a document has one of the keys `organization`, `service` and `template`, which says what it is"


def classify(node: YamlNode, file: SourceFile, alone: bool, requested: bool) -> SourceDocument | Diagnostic | None:
    """The document, or why it is none; nothing when that has been said already."""
    if node.reported:
        return None
    if not isinstance(node, MappingNode):
        what = "a list" if not isinstance(node, ScalarNode) else "a single value"
        return NOT_A_DOCUMENT.at(node.span, f"this document is {what}, not a mapping", "write keys: `service: login`")
    kinds = [kind for kind in Kind if kind in node.entries]
    if len(kinds) != 1:
        return _two_kinds(node, kinds) if kinds else _no_kind(node)
    name = _name(node.entries[kinds[0]].value)
    return SourceDocument(kinds[0], name, node, file.shown_as, file.text, alone, requested)


def _name(node: YamlNode) -> str | None:
    if isinstance(node, ScalarNode) and isinstance(node.value, str) and re.fullmatch(NAME_PATTERN, node.text):
        return node.text
    return None


def _two_kinds(node: MappingNode, kinds: list[Kind]) -> Diagnostic:
    first, *others = sorted(kinds, key=lambda kind: node.entries[kind].key_span)
    related = tuple(RelatedSpan(node.entries[kind].key_span, f"and here a {kind}") for kind in others)
    both = " and ".join(f"`{kind}`" for kind in (first, *others))
    help = "write two documents, with a line `---` between them, or two files"
    return DOCUMENT_KIND.at(node.entries[first].key_span, f"this document has {both}", help, related)


def _no_kind(node: MappingNode) -> Diagnostic:
    for entry in node.entries.values():
        meant = closest(entry.key, _KINDS)
        if meant:
            message = f"this document has `{entry.key}` and none of `organization`, `service`, `template`"
            return DOCUMENT_KIND.at(entry.key_span, message, f"did you mean `{meant}`?")
    first = next(iter(node.entries.values()), None)
    span = first.key_span if first else node.span
    return DOCUMENT_KIND.at(span, "this document does not say what it is", _ONE_OF)
