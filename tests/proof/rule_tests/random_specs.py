"""Random specs, each cut down to one SLO or alert, so small that promtool runs hundreds of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hypothesis import given
from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import CompositeSli
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.rule_test_file import rule_tests
from slocompiler.targets.prometheus import PROMETHEUS
from tests.proof.rule_tests.generated import write
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces


class Case(Struct, frozen=True):
    """A test file beside its rules, and whether an alert fires in it."""

    path: Path
    does_fire: bool


def specs(count: int) -> list[CompilationIr]:
    """So many random compilations, always the same, each with one service or with what that is in its environments."""
    found: list[CompilationIr] = []

    @profile(count)
    @given(workspaces(most_services=1))
    def collect(workspace: Workspace) -> None:
        with fresh_folder() as folder:
            compiled = compile_specs([workspace.write(folder)]).compilation
        assert compiled is not None
        found.append(compiled)

    collect()
    return found


def write_case(folder: Path, number: int, compilation: CompilationIr) -> Case | None:
    """The test of one SLO or alert of a spec, another one for each number; None when nothing of it can be tested."""
    service = compilation.services[0]
    parts = list(_parts(service))
    for part in (*parts[number % len(parts) :], *parts[: number % len(parts)]) if parts else ():
        tests = rule_tests(part, compilation.organization).tests
        if tests:
            return _written(folder, number, replace(compilation, services=(part,)), _telling(tests))
    return None


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
    output = PROMETHEUS.for_service(service, compilation)
    rules = next(artifact.text for artifact in output.artifacts if artifact.path.endswith("/rules.yaml"))
    return Case(write(folder, service, compilation.organization, [test], rules, number), fires(test))
