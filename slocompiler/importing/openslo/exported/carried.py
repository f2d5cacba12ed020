"""Parts of a spec in annotations."""

from collections.abc import Mapping

from slocompiler.exporting.openslo.annotation import PREFIX
from slocompiler.importing.foreign.fields import Found
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.objects import Object
from slocompiler.importing.rules.openslo import BROKEN_ANNOTATION
from slocompiler.importing.writing.plain import Plain, Written
from slocompiler.load.yaml import MappingNode, ScalarNode, YamlNode, parse_yaml

FALSE = Written("false")


def text_of(found: Object, key: str) -> str | None:
    """The text of one of our annotations."""
    annotation = found.annotations.get(f"{PREFIX}{key}")
    return annotation.text if annotation else None


def carried_keys(context: Context, found: Object, without: tuple[str, ...]) -> dict[str, Plain]:
    """What our annotations hold, by key; one that is no YAML is reported."""
    values: dict[str, Plain] = {}
    for key, annotation in found.annotations.items():
        name = key.removeprefix(PREFIX)
        if not key.startswith(PREFIX) or name in without:
            continue
        value = value_in(context, annotation, name)
        if value is not None:
            values[name] = value
    return values


def value_in(context: Context, annotation: Found, name: str) -> Plain | None:
    """The value in an annotation; None when it is none (which is reported)."""
    parsed = parse_yaml(annotation.text, "")
    if parsed.diagnostics or len(parsed.documents) != 1:
        why = parsed.diagnostics[0].message if parsed.diagnostics else "it is empty"
        message = f"`{PREFIX}{name[:60]}` cannot be read: {why}"
        context.trouble.append(BROKEN_ANNOTATION.at(annotation.span, message, "export again, or remove it"))
        return None
    return plain_node(parsed.documents[0])


def plain_node(node: YamlNode) -> Plain:
    """A tree as data that can be written: what is no text is written as it stands."""
    if isinstance(node, ScalarNode):
        return node.text if isinstance(node.value, str) or node.value is None else Written(node.text)
    if isinstance(node, MappingNode):
        return {key: plain_node(entry.value) for key, entry in node.entries.items()}
    return [plain_node(item) for item in node.items]


def labels_of(found: Object) -> dict[str, Plain]:
    """The labels as texts; of several values one text."""
    return {key: ",".join(value.text for value in values) for key, values in found.labels.items() if values}


def annotations_of(found: Object) -> dict[str, Plain]:
    """The annotations that are not ours, and have a name that one of an alert can have."""
    texts: Mapping[str, Found] = found.annotations
    return {key: text.text for key, text in texts.items() if not key.startswith(PREFIX) and "/" not in key}
