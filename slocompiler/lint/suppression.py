"""The comments that suppress findings: `# slocompile: ignore SLO405, SLO607 -- reason`."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.lint.covered_lines import last_line_of
from slocompiler.lint.suppression_rules import INCOMPLETE
from slocompiler.load.yaml import Comment, YamlNode, parse_yaml

_MARK = re.compile(r"slocompile:")
_FORM = re.compile(r"slocompile:\s*ignore\s+(?P<codes>[A-Z]+\d+(\s*,\s*[A-Z]+\d+)*)\s+--\s+(?P<reason>\S.*)")
_REMEDY = "write `# slocompile: ignore SLO405 -- reason`, several codes parted by commas"


class Suppression(Struct, frozen=True):
    """Findings of `codes` that start on lines `first` to `last` of a file do not count. `span`: the comment."""

    codes: tuple[str, ...]
    reason: str
    span: SourceSpan
    first: int
    last: int

    def covers(self, diagnostic: Diagnostic) -> bool:
        span = diagnostic.span
        return span.path == self.span.path and diagnostic.code in self.codes and self.first <= span.line <= self.last


def find_suppressions(
    comments: Mapping[str, tuple[Comment, ...]], sources: Mapping[str, str]
) -> tuple[tuple[Suppression, ...], tuple[Diagnostic, ...]]:
    """All suppressions of all files, and a finding for each comment that was meant as one and is not.

    One speaks about the line it stands on, or, alone on its line, about the next; when a key or a list item starts
    there, about all that belongs to it.
    """
    found: list[Suppression] = []
    findings: list[Diagnostic] = []
    for path, in_file in comments.items():
        marked = [comment for comment in in_file if _MARK.match(comment.text)]
        if not marked:
            continue
        documents = parse_yaml(sources[path], path).documents
        for comment in marked:
            suppression = _read(comment, documents, in_file)
            if suppression:
                found.append(suppression)
            else:
                findings.append(INCOMPLETE.at(comment.span, _what_is_missing(comment.text), _REMEDY))
    return tuple(found), tuple(findings)


def _read(comment: Comment, documents: tuple[YamlNode, ...], comments: tuple[Comment, ...]) -> Suppression | None:
    form = _FORM.fullmatch(comment.text)
    if form is None:
        return None
    line = _line_spoken_of(comment, comments)
    codes = tuple(code.strip() for code in form["codes"].split(","))
    return Suppression(codes, form["reason"], comment.span, line, last_line_of(documents, line))


def _line_spoken_of(comment: Comment, comments: tuple[Comment, ...]) -> int:
    """The comment's own line, or the first below it that is not a comment."""
    if not comment.alone:
        return comment.span.line
    alone = set(_lines_alone(comments))
    line = comment.span.line
    while line in alone:
        line += 1
    return line


def _lines_alone(comments: tuple[Comment, ...]) -> Iterator[int]:
    return (comment.span.line for comment in comments if comment.alone)


def _what_is_missing(text: str) -> str:
    if not re.match(r"slocompile:\s*ignore\b", text):
        return "this comment is not a suppression"
    if not re.search(r"[A-Z]+\d", text.partition("--")[0]):
        return "this suppression names no code"
    if not text.partition("--")[2].strip():
        return "this suppression gives no reason"
    return "this suppression cannot be read"
