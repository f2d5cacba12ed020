"""The objects of OpenSLO."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.foreign.fields import Fields, Found, Reading
from slocompiler.importing.rules.framework import NOT_THE_FORMAT
from slocompiler.importing.rules.openslo import OTHER_VERSION
from slocompiler.load.did_you_mean import suggestion
from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode

V1, ALPHA = "openslo/v1", "openslo/v1alpha"
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    V1: ("Service", "SLO", "SLI", "DataSource", "AlertPolicy", "AlertCondition", "AlertNotificationTarget"),
    ALPHA: ("Service", "SLO"),
}


class Object(Struct, frozen=True):
    """An object with a name: a document, or a part of one that is written inline.

    A label may have several values. `spec` is empty where there is none. `document` is where it stands.
    """

    version: str
    kind: str
    name: Found
    display_name: Found | None
    labels: Mapping[str, tuple[Found, ...]]
    annotations: Mapping[str, Found]
    spec: Fields
    document: ForeignDocument

    @property
    def span(self) -> SourceSpan:
        return self.name.span


def read_object(document: ForeignDocument, reading: Reading) -> Object | Diagnostic | None:
    """The object of a document; a finding for what is none of ours, None when it is broken (which is reported)."""
    root = reading.open(document.tree, "the document")
    version, kind = root.text("apiVersion"), root.text("kind")
    if version is None or not version.text.startswith(("openslo", "OpenSLO")):
        span = version.span if version else root.span
        message = f"this is no document of OpenSLO: it has no `apiVersion: {V1}`"
        return NOT_THE_FORMAT.at(span, message, "files of Sloth and Pyrra have importers of their own")
    if version.text not in KINDS:
        help = f"imported are {V1} and {ALPHA}; `oslo convert` or its author may have it in one of these"
        return OTHER_VERSION.at(version.span, f"`{version.text[:80]}` is not imported", help)
    if kind is None or kind.text not in KINDS[version.text]:
        span, given = (kind.span, kind.text) if kind else (root.span, "nothing")
        message = f"{version.text} has no kind `{given[:80]}`"
        return NOT_THE_FORMAT.at(span, message, suggestion(given, KINDS[version.text], "kinds"))
    return open_object(root, version.text, kind.text, document)


def open_object(root: Fields, version: str, kind: str, document: ForeignDocument) -> Object | None:
    """The object that a mapping is; None when it has no name (which is reported)."""
    root.ignore("apiVersion", "kind", "status")
    metadata = root.fields("metadata")
    if metadata is None:
        if not root.has("metadata"):
            root.missing("metadata", "write `metadata: {name: ...}`")
        return None
    name = metadata.required_text("name")
    empty = MappingNode(root.node.span, {})
    spec = root.fields("spec") if root.has("spec") else root.reading.open(empty, "`spec`")
    display_name, annotations = metadata.text("displayName"), metadata.texts("annotations")
    labels = _labels(metadata)
    if name is None or spec is None:
        return None
    return Object(version, kind, name, display_name, labels, annotations, spec, document)


def _labels(metadata: Fields) -> dict[str, tuple[Found, ...]]:
    labels = metadata.fields("labels")
    if labels is None:
        return {}
    found = {}
    for key, entry in labels.node.entries.items():
        is_list = isinstance(entry.value, SequenceNode)
        texts = labels.text_items(key) if is_list else [labels.text(key)]
        found[key] = tuple(text for text in texts if text is not None)
    return found


def scalar_text(fields: Fields, key: str) -> str:
    """The text of a scalar under a key, for a first look; nothing where there is none."""
    entry = fields.node.entries.get(key)
    return entry.value.text if entry is not None and isinstance(entry.value, ScalarNode) else ""
