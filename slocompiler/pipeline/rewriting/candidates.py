"""Corrections that may be made at once."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.fix.edit import Edit, edited, overlap
from slocompiler.fix.problem import Problem
from slocompiler.fix.registry import BY_CODE
from slocompiler.pipeline.compile_specs import Compiled


class Candidate(Struct, frozen=True):
    """A finding with the edits that answer it; `old` and `new`: the words of the first of them."""

    finding: Diagnostic
    edits: tuple[Edit, ...]
    old: str
    new: str

    @property
    def path(self) -> str:
        return self.finding.span.path

    @property
    def identity(self) -> str:
        """The same for the same mistake, wherever its line has gone to."""
        return "\0".join((self.path, self.finding.code, self.finding.message, self.old))


def candidates(compiled: Compiled, paths: Sequence[Path], without: Iterable[str]) -> list[Candidate]:
    """The corrections of what was found in the files that were asked for, no two of them at one place."""
    found: list[Candidate] = []
    for finding in compiled.diagnostics:
        candidate = _candidate(finding, compiled) if _may_change(finding, compiled, paths) else None
        if candidate and candidate.identity not in without and not _is_in_the_way(candidate, found):
            found.append(candidate)
    return found


def texts_with(found: Iterable[Candidate], sources: Mapping[str, str]) -> dict[str, str]:
    """The new texts by path."""
    by_path = groupby(sorted(found, key=_path), key=_path)
    return {path: edited(sources[path], [edit for each in group for edit in each.edits]) for path, group in by_path}


def _candidate(finding: Diagnostic, compiled: Compiled) -> Candidate | None:
    fix, text = BY_CODE.get(finding.code), compiled.sources[finding.span.path]
    edits = fix.find(Problem(finding, text, compiled.workspace)) if fix else ()
    if not edits:
        return None
    return Candidate(finding, edits, _words_at(text, edits[0]), edits[0].text)


def _words_at(text: str, edit: Edit) -> str:
    """What an edit replaces."""
    lines = text.split("\n")[edit.span.line - 1 : edit.span.end_line]
    lines[-1] = lines[-1][: edit.span.end_column - 1]
    lines[0] = lines[0][edit.span.column - 1 :]
    return "\n".join(lines)


def _may_change(finding: Diagnostic, compiled: Compiled, paths: Sequence[Path]) -> bool:
    path = finding.span.path
    return path in compiled.workspace.sources and any(Path(path).is_relative_to(asked) for asked in paths)


def _is_in_the_way(candidate: Candidate, found: Iterable[Candidate]) -> bool:
    return any(overlap(one.span, other.span) for each in found for other in each.edits for one in candidate.edits)


def _path(candidate: Candidate) -> str:
    return candidate.path
