"""Random specs, each cut down to one SLO or alert, so small that promtool runs hundreds of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from hypothesis import given, seed
from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import CompositeSli
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.rule_test_file import rule_tests
from slocompiler.targets.prometheus.target import service_groups, service_rules
from tests.proof.rule_tests.generated import write
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces


class Case(Struct, frozen=True):
    """A test file beside its rules, and whether an alert fires in it."""

    path: Path
    does_fire: bool


def specs(count: int, share: int) -> list[CompilationIr]:
    """So many random compilations, each with one service or with what that is in its environments.

    They are the same every time, unless the environment asks for others, and other ones for each number of a share.
    """
    found: list[CompilationIr] = []
    chosen = profile(count)

    @chosen
    @given(workspaces(most_services=1))
    def collect(workspace: Workspace) -> None:
        with fresh_folder() as folder:
            compiled = compile_specs([workspace.write(folder)]).compilation
        assert compiled is not None
        found.append(compiled)

    (seed(share)(collect) if chosen.derandomize else collect)()
    return found


def cases(folder: Path, compilations: Sequence[CompilationIr], of_each: int) -> Iterator[Case]:
    """Writes the tests of up to so many SLOs and alerts of each compilation, of those that can be tested."""
    for number, compilation in enumerate(compilations):
        for nth, (part, test) in enumerate(islice(_tested(compilation, number), of_each)):
            yield _written(folder, of_each * number + nth, replace(compilation, services=(part,)), test)


def _tested(compilation: CompilationIr, first: int) -> Iterator[tuple[ServiceIr, PromtoolTest]]:
    """Each part of the service that has a test, beginning with another one for each number."""
    parts = list(_parts(compilation.services[0]))
    start = first % len(parts) if parts else 0
    for part in (*parts[start:], *parts[:start]):
        tests = rule_tests(part, compilation.organization).tests
        if tests:
            yield part, _telling(tests)


def _parts(service: ServiceIr) -> Iterator[ServiceIr]:
    """The service with one SLO (of a composite, with its members), or one alert."""
    bare = replace(service, slos=(), alerts=(), incidents=(), extra_rules=())
    for slo in service.slos:
        members = {part.slo for part in slo.sli.parts} if isinstance(slo.sli, CompositeSli) else set()
        yield replace(bare, slos=tuple(one for one in service.slos if one.name in {slo.name, *members}))
    for alert in service.alerts:
        yield replace(bare, alerts=(alert,))


def _telling(tests: Iterable[PromtoolTest]) -> PromtoolTest:
    """The shortest test in which an alert fires; without one, the shortest."""
    return min(tests, key=lambda test: (not fires(test), test.ends, test.title, test.name))


def fires(test: PromtoolTest) -> bool:
    return any(check["exp_samples"] and "ALERTS" in str(check["expr"]) for check in test.checks)


def _written(folder: Path, number: int, compilation: CompilationIr, test: PromtoolTest) -> Case:
    (service,) = compilation.services
    made = service_rules(service, compilation, service_groups(service, compilation))
    rules = next(artifact.text for artifact in made if artifact.path.endswith("/rules.yaml"))
    return Case(write(folder, service, compilation.organization, [test], rules, number), fires(test))
