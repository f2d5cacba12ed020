"""What a model refused, in words and at its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.load.loaded import Route
from slocompiler.load.shape import refusals
from slocompiler.load.shape.boolean_words import BOOLEAN_WORDS
from slocompiler.load.shape.finding import ShapeFinding
from slocompiler.load.shape.refusals import Refused
from slocompiler.load.yaml import MappingNode, ScalarNode, YamlNode, cut_by_comment, node_at
from slocompiler.spec.reading import Kind, Problem
from slocompiler.spec.shape_of import Shape, child_shape

#: Found on the tree, where there are better words for them.
_FOUND_BEFORE = frozenset((Kind.MISSING_KEY, Kind.UNKNOWN_KEY))
#: A parameter is text: it fills a value, never a mapping or a list.
_WANTS_STRUCTURE = frozenset((Kind.NOT_A_MAPPING, Kind.NOT_A_LIST))
_EXPLAIN: Mapping[Kind, Callable[[Refused], Diagnostic]] = {
    Kind.NOT_A_BOOLEAN: refusals.not_a_boolean,
    Kind.NOT_A_LIST: refusals.not_a_list,
    Kind.NOT_A_MAPPING: refusals.not_a_mapping,
    Kind.NOT_A_VALUE: refusals.not_a_value,
    Kind.NOT_A_WHOLE_NUMBER: refusals.not_a_whole_number,
    Kind.NOT_A_WORD: refusals.not_a_word,
    Kind.NOT_IN_FORMAT: refusals.not_in_format,
    Kind.NOT_TEXT: refusals.not_text,
    Kind.TOO_LONG: refusals.too_long,
    Kind.TOO_SHORT: refusals.too_short,
    Kind.TOO_SMALL: refusals.too_small,
}


def value_findings(
    problems: Iterable[Problem],
    tree: MappingNode,
    shape: Shape,
    fills: Callable[[Route, str], bool],
    text_of: Callable[[str], str],
) -> Iterator[ShapeFinding]:
    """One finding a problem; `text_of` gives the text of a file by its path."""
    for problem in problems:
        if problem.kind in _FOUND_BEFORE:
            continue
        node = node_at(tree, problem.route)
        if _is_excused(node, problem, fills) and problem.kind not in _WANTS_STRUCTURE:
            continue
        diagnostic = _EXPLAIN[problem.kind](Refused(node, tree, _shape_at(shape, problem.route), problem))
        yield ShapeFinding(problem.route, diagnostic if problem.of_key else _with_cut(diagnostic, node, text_of))


def _is_excused(node: YamlNode, problem: Problem, fills: Callable[[Route, str], bool]) -> bool:
    """A text that waits for parameters; a key that is reported as a boolean."""
    if problem.of_key:
        return str(problem.route[-1]).lower() in BOOLEAN_WORDS
    return isinstance(node, ScalarNode) and fills(problem.route, node.text)


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
