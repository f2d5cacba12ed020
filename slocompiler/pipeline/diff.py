"""What a change of specs means: two sides, compiled in memory and compared."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.diff.artifacts import artifact_diffs
from slocompiler.diff.judge import judge
from slocompiler.diff.report import DiffReport
from slocompiler.diff.side import WorkspaceSide
from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.diffing.blobs import Blobs
from slocompiler.pipeline.diffing.broken_base import base_findings, broken_services
from slocompiler.pipeline.diffing.compile_sides import compile_base, compile_head
from slocompiler.pipeline.diffing.compiled_part import compiled_part
from slocompiler.pipeline.diffing.compiled_side import CompiledSide
from slocompiler.pipeline.diffing.file_side import FileSide
from slocompiler.pipeline.diffing.folder_sides import folder_side
from slocompiler.pipeline.diffing.git import GitError, repository
from slocompiler.pipeline.diffing.git_sides import git_sides
from slocompiler.pipeline.diffing.known import Known, Wanted, differing, known
from slocompiler.pipeline.progress import Progress

#: What is compared, and who hears how far it is.
Wish = tuple[Wanted, Progress]


class Diffed(Struct, frozen=True):
    """`sources`: the texts that findings and errors of the report point into."""

    report: DiffReport
    sources: Mapping[str, str] = {}


def diff_commits(specs: Path, base: str, head: str | None, wish: Wish) -> Diffed:
    """The change of the specs since the base: up to the head, or up to what is on the disk (None). Raises GitError."""
    found = repository()
    with Blobs(found) as blobs:
        sides = git_sides(found, blobs, specs, base, head)
        diffed = diff_sides(sides.old, sides.new, wish)
    return replace(diffed, report=replace(diffed.report, is_direct=sides.is_direct))


def diff_folders(old: Path, new: Path, wish: Wish) -> Diffed:
    """The change from one folder of specs to another."""
    return diff_sides(folder_side(old), folder_side(new), wish)


def diff_sides(old: FileSide, new: FileSide, wish: Wish) -> Diffed:
    """Compiles what may differ, and says how it does."""
    if not old.contents and not new.contents:
        raise GitError(f"there are no specs in {new.specs.as_posix()}, on either side", "name a folder with --specs")
    part = compiled_part(old, new, is_whole=wish[0].is_whole)
    report = DiffReport(old.title, new.title, is_whole=part.is_whole, artifacts=() if wish[0].artifacts else None)
    after = compile_head(new, part.new)
    if after is not None and after.errors:
        return Diffed(replace(report, errors=after.errors), after.sources)
    before = compile_base(old, part.old)
    broken = frozenset[str]() if before is None else broken_services(before)
    sources = before.sources if before is not None else {}
    if before is not None:
        report = replace(report, findings=base_findings(before), is_compared=broken is not None)
    if broken is not None and not (before is None and after is None):
        wanted = replace(wish[0], is_whole=part.is_whole)
        report = _compared(report, _without(before, broken), _without(after, broken), (wanted, wish[1]))
    return Diffed(report, sources)


def _compared(report: DiffReport, before: CompiledSide | None, after: CompiledSide | None, wish: Wish) -> DiffReport:
    """A side with nothing in it has the organization of the other one, and no service."""
    old, new = _compilation(before, after), _compilation(after, before)
    asked = differing(old, new)
    old_known = None if before is None else known(before, old, asked, *wish)
    new_known = None if after is None else known(after, new, asked, *wish)
    entries = judge(_or_empty(old_known, new_known), _or_empty(new_known, old_known))
    if report.artifacts is None:
        return replace(report, entries=entries)
    files = tuple({} if one is None else one.files for one in (old_known, new_known))
    return replace(report, entries=entries, artifacts=artifact_diffs(*files))


def _compilation(side: CompiledSide | None, other: CompiledSide | None) -> CompilationIr:
    if side is not None and side.compilation is not None:
        return side.compilation
    assert other is not None
    assert other.compilation is not None
    return replace(other.compilation, services=())


def _or_empty(side: Known | None, other: Known | None) -> WorkspaceSide:
    if side is not None:
        return side.side
    assert other is not None
    return replace(other.side, services=())


def _without(side: CompiledSide | None, names: frozenset[str]) -> CompiledSide | None:
    if side is None or side.compilation is None:
        return side
    kept = tuple(service for service in side.compilation.services if service.name not in names)
    return replace(side, compilation=replace(side.compilation, services=kept))
