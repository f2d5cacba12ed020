"""The whole output of a folder of specs, in memory."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from slocompiler.diagnostics import Diagnostic, Severity
from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.run_targets import run_targets
from slocompiler.targets.alertmanager import ALERTMANAGER
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.targets.target import Target

TARGETS: tuple[Target, ...] = (PROMETHEUS, ALERTMANAGER)


@dataclass(frozen=True)
class Output:
    """Texts by path, and what was found. Nothing was made when `compilation` is None or errors were found."""

    compilation: CompilationIr | None
    texts: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> list[str]:
        """Place, code and message of every error."""
        errors = (found for found in self.diagnostics if found.severity is Severity.ERROR)
        return [f"{found.span} {found.code}: {found.message}" for found in errors]

    def files(self, name: str) -> dict[str, str]:
        """The texts of all files of that name."""
        return {path: text for path, text in self.texts.items() if path.rpartition("/")[2] == name}


def output_of(folder: Path) -> Output:
    """Compiles the folder and runs the targets when nothing is wrong."""
    compiled = compile_specs([folder])
    found = compiled.diagnostics
    if compiled.compilation is None or any(each.severity is Severity.ERROR for each in found):
        return Output(compiled.compilation, {}, found)
    made = run_targets(compiled.compilation, TARGETS, lambda done, total, what: None)
    texts = {artifact.path: artifact.text for artifacts in made.made.values() for artifact in artifacts}
    return Output(compiled.compilation, texts, (*found, *made.diagnostics))


@contextmanager
def fresh_folder() -> Iterator[Path]:
    """A folder for one example: pytest's own are one for all examples."""
    with tempfile.TemporaryDirectory(prefix="slocompiler-specs-") as folder:
        yield Path(folder)
