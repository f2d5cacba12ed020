"""Parts of a document on one line."""

from slocompiler.format.concrete.nodes import Alias, Node, Part, Scalar
from slocompiler.format.key_order import in_order
from slocompiler.format.quoting import escaped, quoted, quoted_where_needed
from slocompiler.format.spelling import respelled, respelled_plain
from slocompiler.format.surroundings import Surroundings
from slocompiler.load.yaml.core_schema import resolve_plain
from slocompiler.spec.value_kinds import ValueKind


def one_line(node: Node, at: Surroundings, *, in_flow: bool, keeps_order: bool = False) -> str:
    """A value with its anchor; a collection in brackets."""
    if isinstance(node, Alias):
        return f"*{node.name}"
    anchor = f"&{node.anchor} " if node.anchor else ""
    if isinstance(node, Scalar):
        return f"{anchor}{_scalar(node, at, in_flow)}"
    parts = node.parts if keeps_order else in_order(node.parts, at.model)
    inside = ", ".join(_part(part, at, keeps_order) for part in parts)
    return f"{anchor}{{{inside}}}" if node.is_mapping else f"{anchor}[{inside}]"


def key_text(key: Scalar, *, in_flow: bool) -> str:
    """A key with its anchor."""
    anchor = f"&{key.anchor} " if key.anchor else ""
    if not key.text.isprintable():
        return f"{anchor}{key.source if not key.style else escaped(key.text)}"
    return f"{anchor}{quoted_where_needed(key.text, in_flow=in_flow)}"


def _part(part: Part, at: Surroundings, keeps_order: bool) -> str:
    if part.key is None:
        return one_line(part.value, at.below(None), in_flow=True, keeps_order=keeps_order)
    value = one_line(part.value, at.below(part.key.text), in_flow=True, keeps_order=keeps_order)
    return f"{key_text(part.key, in_flow=True)}: {value}"


def _scalar(node: Scalar, at: Surroundings, in_flow: bool) -> str:
    if not node.style and not isinstance(resolve_plain(node.text), str):
        return _number_or_word(node.text, at, in_flow)
    if not node.text.isprintable():
        # Characters that nobody sees stay as they are written.
        return escaped(node.text) if "\n" in node.source else node.source
    if node.style and at.quotes_matter(node.text):
        return quoted(respelled(node.text, at.kind))
    if not node.style and at.kind is ValueKind.BOOLEAN:
        return node.text
    return quoted_where_needed(respelled(node.text, at.kind), in_flow=in_flow)


def _number_or_word(text: str, at: Surroundings, in_flow: bool) -> str:
    """What is no text for YAML; quotes say that it is one where that is what counts."""
    if at.kind is ValueKind.TEXT and not at.in_parameters and isinstance(resolve_plain(text), int | float):
        return text if isinstance(resolve_plain(text), bool) else quoted(text)
    return respelled_plain(text, at.kind) or ("null" if in_flow else "")
