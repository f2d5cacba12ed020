"""Values that YAML accepts and reads differently from how they look."""

import re

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.cut_values import comment_after
from slocompiler.load.yaml.finding import error
from slocompiler.load.yaml.nodes import MappingEntry, MappingNode, ScalarNode, YamlNode
from slocompiler.load.yaml.stop_parsing import StopParsing

BLOCK_STYLE = "quote the query, or write it in block style: `key: query` on a line of its own"
_QUERY_SIGN = re.compile(r'[=~()"\[\]]')


def tag(name: str, span: SourceSpan) -> Diagnostic:
    message = f"`{name if name.startswith('!') else '!!' + name.rsplit(':', 1)[-1]}` is a YAML tag, and specs have none"
    return error(codes.TAG, message, span, 'a text that starts with `!` is quoted: "!..."')


def too_deep(span: SourceSpan, deepest: int) -> StopParsing:
    message = f"more than {deepest} levels of nesting"
    return StopParsing(error(codes.TOO_DEEP, message, span, "no spec nests so deep; is a bracket left open?"))


def cut_by_comment_finding(node: ScalarNode, line: str) -> Diagnostic | None:
    """The finding about a value that is empty because ` #` starts a comment right after its key."""
    column = comment_after(line, node.span.column - 1)
    if column is None:
        return None
    span = SourceSpan(node.span.path, node.span.line, column + 1, node.span.line, len(line) + 1)
    message = "there is no value here: YAML cut this line at #"
    text = line[column:].strip()
    remedy = f"quote what contains #: '{text}'" if '"' in text else f'quote what contains #: "{text}"'
    return error(codes.CUT_BY_COMMENT, message, span, remedy)


def query_split_in_mapping(node: MappingNode) -> Diagnostic | None:
    """The finding about a flow mapping that is a query, or in which a query was cut at its comma."""
    bare = [entry for entry in node.entries.values() if _has_no_colon(entry)]
    if not any(_QUERY_SIGN.search(entry.key) for entry in bare):
        return None
    if len(bare) == len(node.entries):
        return query_as_mapping(node.span)
    return query_in_flow(bare[0].key_span, "a query ends at its comma inside {...}")


def query_split_in_list(span: SourceSpan, items: list[YamlNode]) -> Diagnostic | None:
    """The finding about a flow list in which a query was cut at its comma: an item closes a bracket it did not open."""
    for item in items:
        if isinstance(item, ScalarNode) and not item.style and item.text.count("(") < item.text.count(")"):
            return query_in_flow(item.span, "a query ends at its comma inside [...]")
    return None


def query_as_mapping(span: SourceSpan) -> Diagnostic:
    message = "this query was read as a mapping"
    remedy = "a value that starts with `{` is a YAML mapping: quote the query, or write it after `|` on the next line"
    return error(codes.QUERY_AS_MAPPING, message, span, remedy)


def query_in_flow(span: SourceSpan, message: str) -> Diagnostic:
    return error(codes.QUERY_IN_FLOW, message, span, BLOCK_STYLE)


def _has_no_colon(entry: MappingEntry) -> bool:
    value, key = entry.value, entry.key_span
    if not isinstance(value, ScalarNode) or value.text or value.style:
        return False
    return (value.span.line, value.span.column) == (key.end_line, key.end_column)
