"""Proves that what a build makes does what it should, with the programs that will run it."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from slocompiler.diagnostics import has_errors
from slocompiler.pipeline.compile_specs import Compiled
from slocompiler.pipeline.make import make
from slocompiler.pipeline.progress import Progress
from slocompiler.pipeline.proving.claims import Claim, claims_of, not_modelled
from slocompiler.pipeline.proving.programs import AMTOOL, PROMTOOL, Found, Missing, Program, find
from slocompiler.proof.evidence import Evidence, Outcome
from slocompiler.targets.alertmanager import ALERTMANAGER
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.targets.target import Artifact

PROGRAMS = (PROMTOOL, AMTOOL)
Finder = Callable[[Program], Found | Missing]


class Proof(Struct, frozen=True):
    """`evidence` is None when there are errors: there is nothing to prove then. `missing`: programs not found."""

    compiled: Compiled
    evidence: tuple[Evidence, ...] | None
    missing: tuple[Missing, ...] = ()

    @property
    def is_refuted(self) -> bool:
        return any(one.outcome is Outcome.REFUTED for one in self.evidence or ())


def prove(
    specs: Path,
    service: str | None = None,
    *,
    without: frozenset[str] = frozenset(),
    finder: Finder = find,
    progress: Progress = lambda done, total, what: None,
) -> Proof:
    """Compiles a folder of specs in memory and asks promtool and amtool about the result.

    `service`: only the rules of that one, in each of its environments; routes are always those of everybody.
    `without`: names of programs that are not used.
    """
    made = make(specs, (PROMETHEUS, ALERTMANAGER))
    if made.artifacts is None or made.compiled.compilation is None or has_errors(list(made.compiled.diagnostics)):
        return Proof(made.compiled, None)
    compilation = made.compiled.compilation
    artifacts = [artifact for of_target in made.artifacts.values() for artifact in of_target]
    claims = claims_of(compilation, artifacts, service)
    found = {program: _left_out(program) if program.name in without else finder(program) for program in PROGRAMS}
    with TemporaryDirectory(prefix="slocompile-") as name:
        _write(Path(name), artifacts)
        evidence = tuple(_decide(claims, found, Path(name), progress))
    missing = tuple(one for one in found.values() if isinstance(one, Missing) and one.help)
    return Proof(made.compiled, (*evidence, *not_modelled(compilation, service)), missing)


def _left_out(program: Program) -> Missing:
    return Missing(f"done without {program.name}", "")


def _write(folder: Path, artifacts: Sequence[Artifact]) -> None:
    for artifact in artifacts:
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(artifact.text, encoding="utf-8")


def _decide(
    claims: Sequence[Claim], found: dict[Program, Found | Missing], folder: Path, progress: Progress
) -> Iterator[Evidence]:
    """The evidence for each claim, in their order; several programs run at once."""

    def decide(claim: Claim) -> Evidence:
        program = found[claim.program]
        if isinstance(program, Missing):
            return Evidence(claim.subject, claim.text, f"no {claim.program.name}", Outcome.NOT_PROVEN)
        answer = claim.ask(program, folder)
        outcome = Outcome.PROVEN if answer.ok else Outcome.REFUTED
        return Evidence(claim.subject, claim.text, program.label, outcome, answer.lines)

    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        for done, evidence in enumerate(pool.map(decide, claims), 1):
            progress(done, len(claims), evidence.subject)
            yield evidence
