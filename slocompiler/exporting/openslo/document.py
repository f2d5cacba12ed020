"""What every OpenSLO object has."""

from collections.abc import Mapping

VERSION = "openslo/v1"
_LONGEST_DESCRIPTION, _LONGEST_DISPLAY_NAME = 1050, 63

Document = dict[str, object]


def document(kind: str, metadata: Mapping[str, object], spec: Mapping[str, object]) -> Document:
    return {"apiVersion": VERSION, "kind": kind, "metadata": dict(metadata), "spec": dict(spec)}


def metadata(
    name: str, annotations: Mapping[str, str], labels: Mapping[str, str] | None = None, shown_as: str | None = None
) -> dict[str, object]:
    """A name, with what else there is to say."""
    found: dict[str, object] = {"name": name}
    if shown_as is not None and shown_as != name:
        found["displayName"] = shown_as[:_LONGEST_DISPLAY_NAME]
    if labels:
        found["labels"] = dict(labels)
    if annotations:
        found["annotations"] = dict(annotations)
    return found


def description(text: str | None) -> dict[str, object]:
    """The key for a description, as far as OpenSLO reads."""
    return {"description": text[:_LONGEST_DESCRIPTION]} if text else {}


def is_whole(text: str | None) -> bool:
    """Whether a description fits."""
    return text is None or len(text) <= _LONGEST_DESCRIPTION
