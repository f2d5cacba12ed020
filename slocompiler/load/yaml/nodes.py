"""A YAML document as a tree in which every value and every key knows its place."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.load.yaml.core_schema import ScalarValue


class ScalarNode(Struct, frozen=True):
    """One value: `text` is its content as written, `value` what YAML 1.2 makes of it.

    `style` is empty for plain scalars, else one of `'`, `"`, `|`, `>`.
    `layer` is the inheritance layer that the value came from, `via` the `extends` line when it came from a template.
    `reported` is set when a finding about this value exists already, so that nobody reports it again.
    """

    span: SourceSpan
    text: str
    value: ScalarValue
    style: str = ""
    layer: str = ""
    via: SourceSpan | None = None
    reported: bool = False


class MappingEntry(Struct, frozen=True):
    """One `key: value`."""

    key: str
    key_span: SourceSpan
    value: "YamlNode"


class MappingNode(Struct, frozen=True):
    """Entries by key, in the order of the file."""

    span: SourceSpan
    entries: Mapping[str, MappingEntry]
    layer: str = ""
    via: SourceSpan | None = None
    reported: bool = False


class SequenceNode(Struct, frozen=True):
    """The items of a list."""

    span: SourceSpan
    items: tuple["YamlNode", ...]
    layer: str = ""
    via: SourceSpan | None = None
    reported: bool = False


YamlNode = ScalarNode | MappingNode | SequenceNode
