"""Both sides compiled, as far as they must be."""

from collections.abc import Sequence
from pathlib import Path

from slocompiler.diagnostics import Diagnostic, Severity
from slocompiler.load.workspace import load_workspace
from slocompiler.lower import lower_workspace
from slocompiler.pipeline.diffing.compiled_side import CompiledSide
from slocompiler.pipeline.diffing.file_side import FileSide
from slocompiler.pipeline.settle import settle
from slocompiler.pipeline.understand import understand


def compile_base(side: FileSide, paths: Sequence[Path]) -> CompiledSide | None:
    """Without lint: what is merely unwise in the base does not matter. None when there is nothing to compile."""
    if not paths or not side.contents:
        return None
    workspace = load_workspace(paths, source=side.files)
    lowered = lower_workspace(workspace)
    found = (*workspace.diagnostics, *lowered.diagnostics)
    return CompiledSide(workspace, lowered.compilation, _errors(found), {**workspace.sources, **lowered.sources})


def compile_head(side: FileSide, paths: Sequence[Path]) -> CompiledSide | None:
    """With everything that `validate` finds. None when there is nothing to compile."""
    if not paths or not side.contents:
        return None
    understood = understand(paths, side.files)
    errors = _errors(settle(understood))
    return CompiledSide(understood.workspace, understood.compilation, errors, understood.sources)


def _errors(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR)
