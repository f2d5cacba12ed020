"""What pydantic refused, in our words and at its place."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.load.loaded import Route
from slocompiler.load.shape import refusals
from slocompiler.load.shape.boolean_words import BOOLEAN_WORDS
from slocompiler.load.shape.finding import ShapeFinding
from slocompiler.load.shape.refusals import Refused
from slocompiler.load.yaml import MappingNode, ScalarNode, YamlNode, cut_by_comment, node_at
from slocompiler.spec.fields import UNION_TAGS
from slocompiler.spec.shape_of import Shape, child_shape

_KEY_TAG = "[key]"
#: Found on the tree, with better words than pydantic has for them.
_FOUND_BEFORE = frozenset(("missing", "extra_forbidden"))
#: A parameter is text: it fills a value, never a mapping or a list.
_WANTS_STRUCTURE = frozenset(("dict_type", "list_type", "model_type", "model_attributes_type"))
_EXPLAIN: Mapping[str, Callable[[Refused], Diagnostic]] = {
    "bool_type": refusals.not_a_boolean,
    "dict_type": refusals.not_a_mapping,
    "int_from_float": refusals.not_a_whole_number,
    "int_type": refusals.not_a_whole_number,
    "greater_than_equal": refusals.too_small,
    "list_type": refusals.not_a_list,
    "literal_error": refusals.not_a_word,
    "model_attributes_type": refusals.not_a_mapping,
    "model_type": refusals.not_a_mapping,
    "string_pattern_mismatch": refusals.not_in_format,
    "string_too_long": refusals.too_long,
    "string_too_short": refusals.too_short,
    "string_type": refusals.not_text,
    "too_short": refusals.too_short,
    "value_error": refusals.not_a_value,
}


def value_findings(
    errors: list[Any],
    tree: MappingNode,
    shape: Shape,
    fills: Callable[[Route, str], bool],
    text_of: Callable[[str], str],
) -> Iterator[ShapeFinding]:
    """One finding an error; `text_of` gives the text of a file by its path."""
    for error in errors:
        route, of_key = _route(error["loc"])
        if error["type"] in _FOUND_BEFORE:
            continue
        node = node_at(tree, route)
        if _is_excused(node, route, of_key, fills) and error["type"] not in _WANTS_STRUCTURE:
            continue
        refused = Refused(node, route, tree, _shape_at(shape, route), of_key, error.get("ctx") or {})
        diagnostic = _EXPLAIN.get(error["type"], refusals.not_accepted)(refused)
        yield ShapeFinding(route, diagnostic if of_key else _with_cut(diagnostic, node, text_of))


def _is_excused(node: YamlNode, route: Route, of_key: bool, fills: Callable[[Route, str], bool]) -> bool:
    """A text that waits for parameters; a key that is reported as a boolean."""
    if of_key:
        return str(route[-1]).lower() in BOOLEAN_WORDS
    return isinstance(node, ScalarNode) and fills(route, node.text)


def _route(loc: tuple[str | int, ...]) -> tuple[Route, bool]:
    """The way to the value in the YAML, without pydantic's names for members of a union; and whether it is a key."""
    of_key = bool(loc) and loc[-1] == _KEY_TAG
    steps = loc[:-1] if of_key else loc
    return tuple(step for step in steps if step not in UNION_TAGS), of_key


def _shape_at(shape: Shape, route: Route) -> Shape:
    for step in route:
        shape = child_shape(shape, step)
    return shape


def _with_cut(diagnostic: Diagnostic, node: YamlNode, text_of: Callable[[str], str]) -> Diagnostic:
    """Says that YAML cut the line, when what is left of it looks cut."""
    if not isinstance(node, ScalarNode) or not _looks_cut(node.text):
        return diagnostic
    cut = cut_by_comment(text_of(node.span.path), node)
    if cut is None:
        return diagnostic
    related = (*diagnostic.related, RelatedSpan(cut, "YAML cut the line here: quote a value that holds ` #`"))
    return Diagnostic(
        diagnostic.code, diagnostic.severity, diagnostic.message, diagnostic.span, diagnostic.help, related
    )


def _looks_cut(text: str) -> bool:
    return not text or text.count('"') % 2 == 1 or any(text.count(a) != text.count(b) for a, b in ("{}", "()", "[]"))
