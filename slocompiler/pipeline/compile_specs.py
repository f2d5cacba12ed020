"""Specs to IR, with everything that is wrong about them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.load.loaded import LoadedWorkspace
from slocompiler.pipeline.settle import settle
from slocompiler.pipeline.understand import understand


class Compiled(Struct, frozen=True):
    """`compilation` is None without a usable organization; it lacks what the errors among `diagnostics` are about.

    `diagnostics` are sorted by place, suppressed ones left out; `sources` holds the text of every file they point into.
    """

    workspace: LoadedWorkspace
    compilation: CompilationIr | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]


def compile_specs(paths: Sequence[Path]) -> Compiled:
    """Loads, lowers and lints the specs in files and folders. What only a target can find is left to `build`."""
    understood = understand(paths)
    return Compiled(understood.workspace, understood.compilation, settle(understood), understood.sources)
