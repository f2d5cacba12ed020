"""`$job` and `${job}` in the texts of a template."""

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from slocompiler.load.yaml import MappingEntry, MappingNode, ScalarNode, SequenceNode, YamlNode
from slocompiler.load.yaml.core_schema import ScalarValue, resolve_plain

#: `$window` belongs to queries. `$1` and `$Name` are no placeholders, and `{{ $value }}` belongs to Alertmanager.
WINDOW = "window"
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\$(?:\{([a-z][a-z0-9_]*)\}|([a-z][a-z0-9_]*))", re.DOTALL)


def names_in(text: str) -> Iterator[str]:
    """The names of the placeholders in a text, but `window`."""
    for match in _PLACEHOLDER.finditer(text) if "$" in text else ():
        name = match[1] or match[2]
        if name and name != WINDOW:
            yield name


def has_placeholder(text: str) -> bool:
    """Whether a text waits for a parameter."""
    return next(names_in(text), None) is not None


def scalars(node: YamlNode) -> Iterator[ScalarNode]:
    """Every scalar of a tree, in the order of the file."""
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from scalars(item)
    else:
        for entry in node.entries.values():
            yield from scalars(entry.value)


def fill(node: YamlNode, values: Mapping[str, ScalarNode]) -> YamlNode:
    """The tree with its placeholders replaced.

    A text with a placeholder that has no value is marked as reported: why it has none is the mistake.
    """
    if isinstance(node, ScalarNode):
        return _filled(node, values) if "$" in node.text else node
    if isinstance(node, SequenceNode):
        return replace(node, items=tuple(fill(item, values) for item in node.items))
    return fill_mapping(node, values)


def fill_mapping(node: MappingNode, values: Mapping[str, ScalarNode]) -> MappingNode:
    """`fill` for a mapping."""
    entries = {key: MappingEntry(key, entry.key_span, fill(entry.value, values)) for key, entry in node.entries.items()}
    return replace(node, entries=entries)


def _filled(node: ScalarNode, values: Mapping[str, ScalarNode]) -> ScalarNode:
    names = tuple(names_in(node.text))
    if not names:
        return node
    if any(name not in values for name in names):
        return replace(node, reported=True)
    text = _PLACEHOLDER.sub(_replacer(values), node.text)
    quoted = bool(node.style) or any(values[name].style for name in names)
    return replace(node, text=text, value=text if quoted else _resolved(text))


def _replacer(values: Mapping[str, ScalarNode]) -> Callable[[re.Match[str]], str]:
    def replacement(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        return values[name].text if name and name != WINDOW else match[0]

    return replacement


def _resolved(text: str) -> ScalarValue:
    """Parameters are text: one can become a number where a number is due, and neither `false` nor nothing."""
    value = resolve_plain(text)
    return text if value is None or isinstance(value, bool) else value
