"""Conditions on labels that are written as patterns and read as something else, and variables of templates."""

import re

from slocompiler.fix.fix import Edits, Fix
from slocompiler.fix.meant import misspelt
from slocompiler.fix.problem import Problem

_CODES = re.compile(r"(?P<label>\w*(?:code|status)\w*\s*)(?P<op>!?=)(?P<value>\s*(?P<quote>[\"'`])[1-5]\.\.(?P=quote))")
_GLOB = re.compile(r"(?P<before>\w*(?:code|status)\w*\s*[!=]~\s*(?P<quote>[\"'`])[1-5])\*{1,2}(?P=quote)")
_SPACED = re.compile(r"(?P<before>\w+\s*[!=]~\s*(?P<quote>[\"'`]))(?P<values>\s*\w+\s*(?:\|\s*\w+\s*)+)(?P=quote)")
_VARIABLES = ("labels", "value", "externalLabels", "externalURL")


def _pattern(problem: Problem) -> Edits:
    """The condition stands alone at the finding's place; where it does not, nobody knows which one is meant."""
    written = problem.written
    codes = _CODES.fullmatch(written)
    if codes:
        operator = "=~" if codes["op"] == "=" else "!~"
        return problem.replaced(f"{codes['label']}{operator}{codes['value']}")
    glob = _GLOB.fullmatch(written)
    if glob:
        return problem.replaced(f"{glob['before']}..{glob['quote']}")
    spaced = _SPACED.fullmatch(written)
    if spaced:
        values = "|".join(value.strip() for value in spaced["values"].split("|"))
        return problem.replaced(f"{spaced['before']}{values}{spaced['quote']}")
    return ()


def _variable(problem: Problem) -> Edits:
    """The one name with a dollar sign that a template does not have."""
    if problem.span.line != problem.span.end_line or ":=" in problem.written:
        return ()
    unknown = [found for found in re.finditer(r"\$(\w+)", problem.written) if found[1] not in _VARIABLES]
    meant = misspelt(unknown[0][1], _VARIABLES) if len(unknown) == 1 else None
    if meant is None:
        return ()
    start = problem.span.column - 1 + unknown[0].start(1)
    return problem.in_line(start, start + len(unknown[0][1]), meant)


_SIGNALS = """\
signals:
  calls:
    events:
      prometheus:
        total: calls_total{job="login"}
        bad_where: code="5.."  # what the server is to blame for
slos: {availability: {objective: 99.9%, signal: calls, runbook: fix-it}}
"""
_ANNOTATED = """\
alerts:
  errors:
    signal: requests
    when: {bad_ratio: {above: 1%}}
    severity: P1
    runbook: fix-it
    annotations: {ratio: "{{ $values | humanizePercentage }}"}  # for the chat
"""

PATTERN_FIXES = (
    Fix(
        "SLO517",
        "writes the operator of a regular expression before `5..`, its dots for `5*`, and no blanks around `|`",
        "no status code has dots, stars or blanks in it: what stands there can match nothing, and looks like one thing",
        _pattern,
        _SIGNALS,
        _SIGNALS.replace('code="5.."', 'code=~"5.."'),
    ),
    Fix(
        "SLO610",
        "writes the variable that was meant",
        "templates have four variables, and the unknown one is a slip away from one of them and from no other",
        _variable,
        _ANNOTATED,
        _ANNOTATED.replace("$values", "$value"),
    ),
)
