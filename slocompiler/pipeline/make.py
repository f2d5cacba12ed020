"""Specs to artifacts in memory."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.pipeline.compile_specs import Compiled
from slocompiler.pipeline.run_targets import Progress, run_targets
from slocompiler.pipeline.settle import settle
from slocompiler.pipeline.target_rules import TARGET_RULES
from slocompiler.pipeline.understand import understand
from slocompiler.targets.target import Artifact, Target


class Made(Struct, frozen=True):
    """`artifacts`: target -> what it made; None when the specs say too little to make anything of them."""

    compiled: Compiled
    artifacts: dict[str, list[Artifact]] | None


def make(specs: Path, targets: Sequence[Target], progress: Progress = lambda done, total, what: None) -> Made:
    """Compiles a folder of specs and runs targets over it. Findings, those of the targets too, are in `compiled`."""
    understood = understand([specs])
    artifacts: dict[str, list[Artifact]] | None = None
    found: tuple[Diagnostic, ...] = ()
    checked: frozenset[str] = frozenset()
    if understood.compilation and understood.is_complete:
        output = run_targets(understood.compilation, targets, progress)
        artifacts, found = output.made, output.diagnostics
        checked = frozenset(rule.code for target in targets for rule in TARGET_RULES.get(target.name, ()))
    diagnostics = settle(understood, found, checked)
    compiled = Compiled(understood.workspace, understood.compilation, diagnostics, understood.sources)
    return Made(compiled, artifacts)
