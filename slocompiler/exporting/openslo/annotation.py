"""Annotations: what OpenSLO has no word for, in our own words, under a prefix of ours."""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from slocompiler.emit import compact_json, write_yaml
from slocompiler.load.yaml import ScalarNode, parse_yaml
from slocompiler.values import print_number

PREFIX = "slocompiler.io/"

#: Keys that are no keys of a spec.
SERVICE, SLO, ENVIRONMENT, ABSENT_FROM = "service", "slo", "environment", "absent_from"
POLICY, ENTRY, SHORT, KEEP_FIRING_FOR = "policy", "entry", "short", "keep_firing_for"
ORGANIZATION, SERVICES, DIGEST, ENTRIES = "organization", "services", "digest", "entries"


def annotated(values: Mapping[str, object]) -> dict[str, str]:
    """Annotations with the values as YAML, by key, sorted; those that are None are left out."""
    return {f"{PREFIX}{key}": written(values[key]) for key in sorted(values) if values[key] is not None}


def written(value: object) -> str:
    """A value as YAML: `runbook`, `5`, or a block of several lines."""
    if isinstance(value, str):
        return value if _reads_as_it_stands(value) else compact_json(value)
    text = write_yaml(value)
    return text if "\n" in text.rstrip("\n") else text.rstrip("\n")


def _reads_as_it_stands(text: str) -> bool:
    documents = parse_yaml(text, "").documents
    return len(documents) == 1 and isinstance(documents[0], ScalarNode) and documents[0].value == text


def digest(part: object) -> str:
    """Tells whether a part of a document is still what was exported, whatever quotes and order it has now."""
    return sha256("\n".join(_lines(part, "")).encode()).hexdigest()[:16]


def _lines(value: object, route: str) -> Iterable[str]:
    if isinstance(value, Mapping):
        for key in sorted(value):
            yield from _lines(value[key], f"{route}.{key}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _lines(item, f"{route}[{index}]")
    else:
        yield f"{route}={_text(value)}"


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str) else print_number(value)  # type: ignore[arg-type]
