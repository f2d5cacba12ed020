"""Specs to files."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Severity
from slocompiler.pipeline.compile_specs import Compiled
from slocompiler.pipeline.make import make
from slocompiler.pipeline.run_targets import Progress
from slocompiler.pipeline.write_artifacts import ByTarget, WriteOutcome, check_artifacts, write_artifacts
from slocompiler.targets.grafana import GRAFANA_WITH_CODE
from slocompiler.targets.registry import TARGETS
from slocompiler.targets.target import Target


class Writing(Enum):
    """What happens to the output folder."""

    WRITE = "write"
    FORCE = "overwrite what was edited by hand"
    CHECK = "only compare"


class Built(Struct, frozen=True):
    """`outcome` is None when errors were found: the output folder was not looked at then."""

    compiled: Compiled
    targets: tuple[str, ...]
    outcome: WriteOutcome | None


def build(
    specs: Path,
    out: Path,
    *,
    targets: Sequence[str] = (),
    writing: Writing = Writing.WRITE,
    strict: bool = False,
    allow_code: bool = False,
    progress: Progress = lambda done, total, what: None,
) -> Built:
    """Compiles a folder of specs and makes `out` hold what the targets make of it; no target named means all.

    Nothing is written while there are errors, or, when `strict`, warnings. With `allow_code` the organization's panel
    functions are run. Raises KeyError for an unknown target and OutputError when the output folder cannot be used.
    """
    chosen = _choose(targets, allow_code=allow_code)
    names = tuple(target.name for target in chosen)
    made = make(specs, chosen, progress)
    if made.artifacts is None or is_stopped(made.compiled, strict):
        return Built(made.compiled, names, None)
    return Built(made.compiled, names, write(out, made.artifacts, not targets, writing))


def _choose(names: Sequence[str], *, allow_code: bool) -> tuple[Target, ...]:
    known = {target.name: target for target in TARGETS}
    if allow_code:
        known[GRAFANA_WITH_CODE.name] = GRAFANA_WITH_CODE
    return tuple(known[name] for name in dict.fromkeys(names)) if names else tuple(known.values())


def is_stopped(compiled: Compiled, strict: bool) -> bool:
    """Whether findings forbid to write anything."""
    limit = Severity.WARNING if strict else Severity.ERROR
    return any(diagnostic.severity <= limit for diagnostic in compiled.diagnostics)


def write(out: Path, made: ByTarget, all_targets: bool, writing: Writing) -> WriteOutcome:
    """Makes the folder hold what was made, or only compares."""
    if writing is Writing.CHECK:
        return check_artifacts(out, made, all_targets=all_targets)
    return write_artifacts(out, made, all_targets=all_targets, force=writing is Writing.FORCE)
