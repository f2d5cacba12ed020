"""Queries between brackets, where YAML takes their signs for its own."""

import re

from slocompiler.diagnostics import SourceSpan
from slocompiler.fix.edit import Edit, edited
from slocompiler.fix.fix import Edits, Fix
from slocompiler.fix.problem import Problem
from slocompiler.format.block_of_line import block_of_line
from slocompiler.format.quoting import quoted

_CLOSING = {"(": ")", "[": "]", "{": "}"}
_NEXT_KEY = re.compile(r",\s*[\w.-]+:\s")


def _block(problem: Problem) -> Edits:
    """The query in quotes; once the line can be read, all of it as a block."""
    quotes = _in_quotes(problem)
    if quotes is None:
        return ()
    text = edited(problem.text, [quotes])
    block = block_of_line(text, problem.span.path, problem.span.line)
    if block is None:
        return (quotes,)
    line = problem.span.line
    span = SourceSpan(problem.span.path, line, block.span.column, line, len(problem.line) + 1)
    return (Edit(span, block.text),)


def _in_quotes(problem: Problem) -> Edit | None:
    start = _start(problem.line, problem.span.column - 1)
    end = _end(problem.line, start) if start is not None else None
    if start is None or end is None or problem.line[start] in "'\"":
        return None
    span = SourceSpan(problem.span.path, problem.span.line, start + 1, problem.span.line, end + 1)
    return Edit(span, quoted(problem.line[start:end].rstrip()))


def _start(line: str, column: int) -> int | None:
    """Where the value begins in which a query ends at a column: behind a key, or behind the bracket of a list."""
    before = line[:column]
    start = before.rfind(": ") + 2
    if start < 2:
        return None
    start += len(line[start:]) - len(line[start:].lstrip(" "))
    if line[start] != "[":
        return start if start <= column else None
    start += 1
    while (end := _end(line, start)) is not None and end < column:
        start = end + 1
    return start + len(line[start:]) - len(line[start:].lstrip(" "))


def _end(line: str, start: int) -> int | None:
    """Where the query ends that begins at a column: at the next key, at the next item, or at the bracket around it."""
    is_item = line[:start].rstrip(" ,").count("[") > line[:start].count("]")
    opened: list[str] = []
    quote = ""
    for column in range(start, len(line)):
        sign = line[column]
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"`":
            quote = sign
        elif sign in _CLOSING:
            opened.append(_CLOSING[sign])
        elif opened and sign == opened[-1]:
            opened.pop()
        elif sign in ")]}":
            return None if opened else column
        elif sign == "," and not opened and (is_item or _NEXT_KEY.match(line, column)):
            return column
    return None


_BROKEN = """\
signals:
  # all logins
  calls:
    events: {prometheus: {total: calls_total{job="login"}, bad_where: code=~"5..",job="login"}}  # counted at the door
slos:
  up: {objective: 99.9%, signal: calls, runbook: fix-it}
"""
_MENDED = """\
signals:
  # all logins
  calls:
    events:  # counted at the door
      prometheus:
        total: calls_total{job="login"}
        bad_where: code=~"5..",job="login"
slos:
  up: {objective: 99.9%, signal: calls, runbook: fix-it}
"""

QUERY_FIXES = (
    Fix(
        "SLO111",
        "writes the query, and the keys around it, as a block",
        "the brackets and commas up to the next key can only belong to the query: as YAML they are no value of the "
        "language",
        _block,
        _BROKEN,
        _MENDED,
    ),
)
