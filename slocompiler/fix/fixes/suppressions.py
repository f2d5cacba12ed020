"""Suppressions of nothing."""

import re

from slocompiler.diagnostics import SourceSpan
from slocompiler.fix.edit import Edit
from slocompiler.fix.fix import Edits, Fix
from slocompiler.fix.problem import Problem

_CODE_IN_MESSAGE = re.compile(r"[A-Z]+\d+")


def _take_out(problem: Problem) -> Edits:
    """The code, or the comment, or the line when the comment is all that stands on it."""
    code = _CODE_IN_MESSAGE.match(problem.finding.message)
    if code is None:
        return ()
    written, start = problem.written, problem.span.column - 1
    others = re.sub(rf"{code[0]}\s*,\s*|\s*,\s*{code[0]}\b", "", written, count=1)
    if others != written:
        return problem.replaced(others)
    before = problem.line[:start].rstrip()
    if before:
        return problem.in_line(len(before), len(problem.line), "")
    return (Edit(SourceSpan(problem.span.path, problem.span.line, 1, problem.span.line + 1, 1), ""),)


_ORGANIZATION = """\
version: slocompiler/v1
organization: shop
severities: {P0: {urgency: 1, page: true}}
receivers:
  # kept
  # slocompile: ignore SLO703 -- it comes with the next release
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}
teams: {web: {notify: {P0: [pager]}}}  # slocompile: ignore SLO703 -- it comes with the next release
"""
_MENDED = (
    re.sub(r"(  )?# slocompile.*", "", _ORGANIZATION).replace("  \n", "").replace("\n  # kept\n\n", "\n  # kept\n")
)

SUPPRESSION_FIXES = (
    Fix(
        "SLO903",
        "deletes the code, or the comment when it has no other",
        "the comment suppresses nothing, so that nothing changes without it",
        _take_out,
        _ORGANIZATION,
        _MENDED,
    ),
)
