"""Where in a query a condition on a label stands."""

import re

from slocompiler.diagnostics import SourceSpan
from slocompiler.lint.lint_rule import LintContext
from slocompiler.lint.places import loaded
from slocompiler.lint.spec_queries import SpecQuery
from slocompiler.load.yaml import ScalarNode
from slocompiler.lower.query_place import place_in
from slocompiler.promql import Matcher

_QUOTES = "[\"'`]"


def matcher_span(context: LintContext, found: SpecQuery, matcher: Matcher) -> SourceSpan:
    """The condition's own place; the query's where the condition stands there twice, or as it is nowhere."""
    node = loaded(context, found.service).node(*found.route)
    if not isinstance(node, ScalarNode):
        return node.span
    value = re.escape(matcher.value.replace("\\", "\\\\"))
    value = f"(?:{value}|{re.escape(matcher.value)})"
    form = rf"(?<![\w.]){re.escape(matcher.label)}\s*{re.escape(matcher.op)}\s*{_QUOTES}{value}{_QUOTES}"
    places = list(re.finditer(form, node.text))
    if len(places) != 1:
        return node.span
    start = place_in(node, places[0].start(), context.workspace.sources.get(node.span.path, ""))
    if start == node.span:
        return start
    # The last character stands somewhere else than the length says where the value holds escapes.
    end = place_in(node, places[0].end() - 1, context.workspace.sources.get(node.span.path, ""))
    return SourceSpan(start.path, start.line, start.column, end.end_line, end.end_column)
