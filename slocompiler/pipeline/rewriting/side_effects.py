"""Which corrections did harm.

A correction also brings to light what its mistake had hidden: those findings do not count against it. What counts is
found where it was made, or says that the file cannot be read any more.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.fix.edit import overlap, place_after
from slocompiler.load.rules.keys import TWO_OF_ONE, UNKNOWN_KEY
from slocompiler.load.yaml.rules import YAML_RULES
from slocompiler.pipeline.compile_specs import Compiled
from slocompiler.pipeline.rewriting.candidates import Candidate

_YAML_CODES = frozenset(rule.code for rule in YAML_RULES)


class Failed(Struct, frozen=True):
    """`hopeless` did harm; `postponed` may have: one at a time will show."""

    hopeless: tuple[Candidate, ...]
    postponed: tuple[Candidate, ...]


def failed(made: Sequence[Candidate], before: Compiled, after: Compiled) -> Failed:
    """Those of the corrections, made together, that have to be taken back."""
    new = _new(before.diagnostics, after.diagnostics)
    unreadable = _unreadable(after.diagnostics) - _unreadable(before.diagnostics)
    hopeless, postponed = [], []
    for each in made:
        in_file = [other for other in made if other.path == each.path]
        if each.path in unreadable and len(in_file) > 1:
            postponed += [each] if each is not in_file[0] else []
        elif each.path in unreadable or _did_harm(each, in_file, new, after.diagnostics):
            hopeless.append(each)
    return Failed(tuple(hopeless), tuple(postponed))


def _did_harm(
    each: Candidate, in_file: Sequence[Candidate], new: Sequence[Diagnostic], left: Iterable[Diagnostic]
) -> bool:
    edits = [edit for other in in_file for edit in other.edits]
    places = [place_after(edit, edits) for edit in each.edits]
    if any(overlap(finding.span, place) for finding in new for place in places):
        return True
    if each.finding.code == UNKNOWN_KEY.code:
        return any(finding.code == TWO_OF_ONE.code and finding.span.path == each.path for finding in new)
    if each.finding.code in _YAML_CODES:
        return any(_is_before(finding, each) for finding in new)
    return any(
        finding.code == each.finding.code and overlap(finding.span, place) for finding in left for place in places
    )


def _is_before(finding: Diagnostic, each: Candidate) -> bool:
    """Whether the file is read less far than before."""
    span, old = finding.span, each.finding.span
    return finding.code in _YAML_CODES and span.path == each.path and (span.line, span.column) <= (old.line, old.column)


def _unreadable(findings: Iterable[Diagnostic]) -> set[str]:
    return {finding.span.path for finding in findings if finding.code in _YAML_CODES}


def _new(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings that there were less of before."""
    known = Counter(map(_what, before))
    found = Counter(map(_what, after))
    return [finding for finding in after if found[_what(finding)] > known[_what(finding)]]


def _what(finding: Diagnostic) -> tuple[str, str, str]:
    return finding.span.path, finding.code, finding.message
