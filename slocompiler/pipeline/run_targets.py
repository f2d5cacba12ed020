"""From the IR to artifacts: every service through every target."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.targets.target import Artifact, Target, TargetOutput

#: Called before each piece of work: how many are done, how many there are, what comes now.
Progress = Callable[[int, int, str], None]


class TargetsOutput(Struct, frozen=True):
    """`made`: target -> its artifacts. `diagnostics`: what targets could not express, or only nearly."""

    made: dict[str, list[Artifact]]
    diagnostics: tuple[Diagnostic, ...]


def run_targets(compilation: CompilationIr, targets: Sequence[Target], progress: Progress) -> TargetsOutput:
    """The output of every target, in the order of the targets and of the services."""
    made: dict[str, list[Artifact]] = {target.name: [] for target in targets}
    diagnostics: list[Diagnostic] = []
    work = list(_work(compilation, targets))
    for done, (target, subject, produce) in enumerate(work):
        progress(done, len(work), f"{target}: {subject}")
        output = produce()
        made[target].extend(output.artifacts)
        diagnostics.extend(output.diagnostics)
    return TargetsOutput(made, tuple(diagnostics))


def _work(
    compilation: CompilationIr, targets: Sequence[Target]
) -> Iterator[tuple[str, str, Callable[[], TargetOutput]]]:
    for target in targets:
        for service in compilation.services:
            yield target.name, service.name, partial(target.for_service, service, compilation)
        yield target.name, compilation.organization.name, partial(target.for_organization, compilation)
