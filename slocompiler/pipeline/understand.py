"""From files to what they mean: load, lower, lint."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, Severity, has_errors
from slocompiler.ir.compilation import CompilationIr
from slocompiler.lint.lint_rule import LintContext
from slocompiler.lint.run_lint import run_lint
from slocompiler.load.files import DISK, FileSource
from slocompiler.load.loaded import LoadedWorkspace
from slocompiler.load.workspace import load_workspace
from slocompiler.lower import lower_workspace


class Understood(Struct, frozen=True):
    """What the specs mean and everything found in them, suppressed or not.

    `is_complete`: nothing had to be left out, so that what was not found is really not there.
    """

    workspace: LoadedWorkspace
    compilation: CompilationIr | None
    found: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    is_complete: bool
    requested: tuple[Path, ...]

    def is_about_requested(self, diagnostic: Diagnostic) -> bool:
        """Whether a finding is about what the user asked for; of other files that were read only errors matter."""
        path = Path(diagnostic.span.path)
        return diagnostic.severity is Severity.ERROR or any(path.is_relative_to(asked) for asked in self.requested)


def understand(paths: Sequence[Path], source: FileSource = DISK) -> Understood:
    """Never raises for what is wrong with a spec."""
    workspace = load_workspace(paths, source=source)
    lowered = lower_workspace(workspace)
    found = [*workspace.diagnostics, *lowered.diagnostics]
    is_complete = not has_errors(found)
    if lowered.compilation:
        found += run_lint(LintContext(workspace, lowered.compilation), is_whole=is_complete)
    sources = {**workspace.sources, **lowered.sources}
    return Understood(workspace, lowered.compilation, tuple(found), sources, is_complete, tuple(paths))
