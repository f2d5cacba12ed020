"""Specs to artifacts in memory."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.load.files import DISK, FileSource
from slocompiler.pipeline.compile_specs import Compiled
from slocompiler.pipeline.incremental.build_memory import ServiceMemory
from slocompiler.pipeline.progress import Progress, silent
from slocompiler.pipeline.run_targets import Outputs, run_targets
from slocompiler.pipeline.settle import settle
from slocompiler.pipeline.target_rules import TARGET_RULES
from slocompiler.pipeline.understand import understand
from slocompiler.targets.target import Artifact, Target

#: Gives the services of a compilation that need not be made again, by their id.
Recall = Callable[[CompilationIr], Mapping[str, ServiceMemory]]


class Made(Struct, frozen=True):
    """`artifacts`: target -> what it made; None when the specs say too little to make anything of them.

    `services`: what was made of each service, by its id; not of those that were recalled, which made no artifacts.
    """

    compiled: Compiled
    artifacts: dict[str, list[Artifact]] | None
    services: dict[str, Outputs] = field(default_factory=dict)


def make(
    specs: Path,
    targets: Sequence[Target],
    progress: Progress = silent,
    *,
    source: FileSource = DISK,
    recall: Recall = lambda compilation: {},
) -> Made:
    """Compiles a folder of specs and runs targets over it. Findings, those of the targets too, are in `compiled`."""
    understood = understand([specs], source)
    artifacts: dict[str, list[Artifact]] | None = None
    services: dict[str, Outputs] = {}
    found: tuple[Diagnostic, ...] = ()
    checked: frozenset[str] = frozenset()
    if understood.compilation and understood.is_complete:
        output = run_targets(understood.compilation, targets, progress, recall(understood.compilation))
        artifacts, found, services = output.made, output.diagnostics, output.services
        checked = frozenset(rule.code for target in targets for rule in TARGET_RULES.get(target.name, ()))
    diagnostics = settle(understood, found, checked)
    compiled = Compiled(understood.workspace, understood.compilation, diagnostics, understood.sources)
    return Made(compiled, artifacts, services)
