"""Specs to files: nothing is compiled when nothing changed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from slocompiler.pipeline.built import Built, Writing
from slocompiler.pipeline.incremental.build_memory import memory_file, recall
from slocompiler.pipeline.incremental.compiler_identity import compiler_identity
from slocompiler.pipeline.incremental.unchanged import as_before


def build(
    specs: Path,
    out: Path,
    *,
    targets: Sequence[str] = (),
    writing: Writing = Writing.WRITE,
    strict: bool = False,
    allow_code: bool = False,
    use_memory: bool = True,
    progress: Callable[[int, int, str], None] = lambda done, total, what: None,
) -> Built:
    """Compiles a folder of specs and makes `out` hold what the targets make of it; no target named means all.

    Nothing is written while there are errors, or, when `strict`, warnings. With `allow_code` the organization's panel
    functions are run. What the last build of the same specs remembers is used and renewed with `use_memory`; the result
    is the same without. Raises KeyError for an unknown target and OutputError when the output folder cannot be used.
    """
    # Panel functions may read what they like, so that nobody can tell whether they would say the same again.
    file = memory_file(specs, out, tuple(targets)) if use_memory and not allow_code else None
    identity = compiler_identity() if file else ""
    memory = recall(file, identity)
    if memory and (built := as_before(memory, out, writing, strict=strict)):
        return built
    from slocompiler.pipeline.build_anew import Request, build_anew

    request = Request(specs, out, tuple(targets), writing, strict, allow_code, progress)
    return build_anew(request, memory, file, identity)
