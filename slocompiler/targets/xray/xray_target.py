"""The X-Ray target."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, sort_diagnostics
from slocompiler.emit import write_json, write_yaml
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.target import (
    ORGANIZATION_FOLDER,
    Artifact,
    Target,
    TargetOutput,
    header,
    service_folder,
)
from slocompiler.targets.xray.checks.check_account import check_accounts
from slocompiler.targets.xray.checks.check_bodies import check_group_body, check_rule_bodies
from slocompiler.targets.xray.checks.check_callers import check_callers
from slocompiler.targets.xray.checks.check_keep import check_keep
from slocompiler.targets.xray.checks.check_order import check_order
from slocompiler.targets.xray.checks.check_values import check_values
from slocompiler.targets.xray.groups import group_of
from slocompiler.targets.xray.plan import PlannedRule, sampling_plan
from slocompiler.targets.xray.sampling_rules import sampling_rule_body
from slocompiler.targets.xray.tail_sampling import (
    ABOUT_FRONT,
    ABOUT_TAIL,
    load_balancing_config,
    tail_sampling_config,
)
from slocompiler.targets.xray.template import xray_template

_TAIL, _FRONT = "otel-tail-sampling", "otel-load-balancing"


class XRayTarget(Struct, frozen=True):
    """Sampling rules, groups, and the tail-sampling configuration of a collector."""

    name: str = "xray"
    summary: str = "X-Ray sampling rules and groups, tail sampling for an OpenTelemetry collector"

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        """The files of a service; nothing for one that is not traced."""
        if service.tracing is None:
            return TargetOutput()
        plan = sampling_plan(compilation, service)
        return TargetOutput(tuple(_files(service, plan)), tuple(_findings(service, compilation, plan)))

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        """Collectors for all services that keep traces, where there are several; findings about accounts."""
        artifacts = tuple(_shared_collectors(compilation))
        return TargetOutput(artifacts, tuple(sort_diagnostics(list(check_accounts(compilation)))))


def _files(service: ServiceIr, plan: Sequence[PlannedRule]) -> Iterator[Artifact]:
    folder = service_folder(service)
    rules = [sampling_rule_body(planned) for planned in plan if planned.service is service]
    group = group_of(service)
    if rules:
        yield Artifact(f"{folder}/xray-sampling-rules.json", write_json(rules))
    if group:
        yield Artifact(f"{folder}/xray-groups.json", write_json([group]))
    if rules or group:
        yield Artifact(f"{folder}/xray-cloudformation.json", write_json(xray_template(service, rules, group)))
    if _keeps(service):
        head = header(service.source)
        yield Artifact(f"{folder}/{_TAIL}.yaml", head + ABOUT_TAIL + write_yaml(tail_sampling_config([service])))
        yield Artifact(f"{folder}/{_FRONT}.yaml", head + ABOUT_FRONT + write_yaml(load_balancing_config()))


def _findings(service: ServiceIr, compilation: CompilationIr, plan: Sequence[PlannedRule]) -> list[Diagnostic]:
    found = [
        *check_values(service),
        *check_order(service, plan),
        *check_keep(service),
        *check_callers(service, compilation),
    ]
    found += check_rule_bodies((planned for planned in plan if planned.service is service), found)
    group: dict[str, Any] | None = group_of(service)
    if group and service.tracing:
        found += check_group_body(group, service.tracing.span)
    return sort_diagnostics(found)


def _shared_collectors(compilation: CompilationIr) -> Iterator[Artifact]:
    """For each environment with several services that keep traces: their traces may cross the same collectors."""
    organization = compilation.organization
    environments = {service.environment for service in compilation.services}
    for environment in sorted(environments, key=str):
        keeping = [one for one in compilation.services if one.environment == environment and _keeps(one)]
        if len(keeping) > 1:
            suffix = f"-{environment}" if environment else ""
            text = header(organization.source) + ABOUT_TAIL + write_yaml(tail_sampling_config(keeping))
            yield Artifact(f"{ORGANIZATION_FOLDER}/{_TAIL}{suffix}.yaml", text)


def _keeps(service: ServiceIr) -> bool:
    return service.tracing is not None and service.tracing.keep is not None


XRAY: Target = XRayTarget()
