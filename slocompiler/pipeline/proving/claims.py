"""What there is to prove about the artifacts of a compilation."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.proving.ask_amtool import ExpectedRoute, ask_config, ask_routes
from slocompiler.pipeline.proving.ask_promtool import ask_rules, ask_tests, describe_tests
from slocompiler.pipeline.proving.expected_routes import expected_routes
from slocompiler.pipeline.proving.programs import AMTOOL, PROMTOOL, Answer, Found, Program
from slocompiler.proof.evidence import Evidence, Outcome
from slocompiler.proof.rule_tests.rule_test_file import untested
from slocompiler.report.plural import counted
from slocompiler.targets.target import ORGANIZATION_FOLDER, Artifact, service_folder


class Claim(Struct, frozen=True):
    """Something to prove, and how to ask a program about it, given the folder with the artifacts."""

    subject: str
    text: str
    program: Program
    ask: Callable[[Found, Path], Answer]


def claims_of(compilation: CompilationIr, artifacts: Sequence[Artifact], service: str | None) -> tuple[Claim, ...]:
    """Every claim, in the order of the artifacts, then the routes; of one service, when it is named."""
    folders = {(one.name, one.environment or ""): service_folder(one) for one in compilation.services}
    named = {key: folder for key, folder in folders.items() if service in (None, key[0])}
    wanted = {ORGANIZATION_FOLDER, *named.values()}
    files = (artifact for artifact in artifacts if str(PurePosixPath(artifact.path).parent) in wanted)
    return (*(claim for artifact in files for claim in _claims(artifact)), *_routes(compilation, artifacts, named))


def _routes(
    compilation: CompilationIr, artifacts: Sequence[Artifact], named: Mapping[tuple[str, str], str]
) -> Iterator[Claim]:
    """One claim for each service: all of its alerts reach whom they must."""
    path = next((PurePosixPath(one.path) for one in artifacts if one.path.endswith("/alertmanager.yaml")), None)
    if path is None:
        return
    expected: dict[str, list[ExpectedRoute]] = {}
    for service, environment, route in expected_routes(compilation):
        subject = named.get((service, environment), None if service else ORGANIZATION_FOLDER)
        if subject is not None:
            expected.setdefault(subject, []).append(route)
    for subject, routes in expected.items():
        text = f"routes lead where they must: {counted(len(routes), 'alert')}"
        yield Claim(subject, text, AMTOOL, partial(ask_routes, path=path, expected=routes))


def _claims(artifact: Artifact) -> Iterator[Claim]:
    path = PurePosixPath(artifact.path)
    subject = str(path.parent)
    match path.name:
        case "rules.yaml":
            yield Claim(subject, "Prometheus loads the rules", PROMTOOL, partial(ask_rules, path=path))
        case "rules.test.yaml":
            text = f"alerts fire and reset on time: {describe_tests(artifact.text)}"
            yield Claim(subject, text, PROMTOOL, partial(ask_tests, path=path))
        case "alertmanager.yaml":
            yield Claim(subject, "Alertmanager loads the routes", AMTOOL, partial(ask_config, path=path))


def not_modelled(compilation: CompilationIr, service: str | None) -> Iterator[Evidence]:
    """What no generated test covers: for each service and each reason, the names it holds for."""
    for one in compilation.services:
        reasons: dict[str, list[str]] = {}
        for left_out in untested(one, compilation.organization) if service in (None, one.name) else ():
            reasons.setdefault(left_out.reason, []).append(left_out.slo)
        for reason, names in reasons.items():
            claim = f"no test for {', '.join(dict.fromkeys(names))}"
            subject = service_folder(one)
            yield Evidence(subject, claim, None, Outcome.NOT_PROVEN, (reason,), is_modelled=False)
