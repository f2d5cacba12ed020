"""A template for each Region in which alarms of a service start something."""

from collections.abc import Iterator, Sequence
from typing import Any

from slocompiler.diagnostics import Diagnostic
from slocompiler.emit import compact_json, write_json
from slocompiler.ir.automation import StartedIr, started_by, started_by_page
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.cloudwatch.alarms import telling_alarms
from slocompiler.targets.cloudwatch.alarms.scope import Telling
from slocompiler.targets.cloudwatch.automation.start_rule import event_pattern, logical_id, start_role, start_rule
from slocompiler.targets.cloudwatch.rules.rules_of_automation import STARTS_ELSEWHERE
from slocompiler.targets.target import Artifact, service_folder

#: A pattern has 4096 characters at most.
_MOST_CHARACTERS = 4096


def start_files(service: ServiceIr, compilation: CompilationIr) -> Iterator[Artifact | Diagnostic]:
    """`automation-rules.json` of each Region; nothing for a service whose alarms start nothing."""
    organization = compilation.organization
    pages = (*service.runbooks, *organization.runbooks)
    if not any(started_by_page(page, service, organization) for page in pages):
        return
    starting: dict[str, dict[str, tuple[StartedIr, list[str]]]] = {}
    for alarm in telling_alarms(service, compilation):
        started = started_by(alarm.runbook, service, organization)
        if started is None or started.role is None or not organization.severity(alarm.severity).page:
            continue
        region = alarm.resource.region
        if region not in started.regions:
            yield _elsewhere(alarm, started)
            continue
        names = starting.setdefault(region, {}).setdefault(started.document, (started, []))[1]
        names.append(alarm.resource.name)
    for region, documents in sorted(starting.items()):
        text = write_json(_template(service, region, documents))
        yield Artifact(f"{service_folder(service)}/{region}/automation-rules.json", text)


def _elsewhere(alarm: Telling, started: StartedIr) -> Diagnostic:
    region, where = alarm.resource.region, ", ".join(started.regions)
    message = f"{alarm.about} has an alarm in {region}, and `{started.runbook.name}` runs only in {where}"
    help = f"add {region} to its `regions`: EventBridge starts documents only in the alarm's own Region"
    return STARTS_ELSEWHERE.at(started.automation.span, message, help)


def _template(service: ServiceIr, region: str, documents: dict[str, tuple[StartedIr, list[str]]]) -> dict[str, Any]:
    stack = "-".join(filter(None, ("slo", service.environment, service.name, "automation-rules")))
    deploy = f"aws cloudformation deploy --region {region} --stack-name {stack} --capabilities CAPABILITY_IAM"
    resources: dict[str, Any] = {}
    for _, (started, names) in sorted(documents.items()):
        resources[logical_id("Role", started)] = start_role(started)
        for number, chunk in enumerate(_chunks(sorted(set(names))), start=1):
            resources[logical_id("Rule", started, number)] = start_rule(started, number, chunk)
    origin = {
        "Source": service.source.path,
        "SourceSha256": service.source.digest,
        "Deploy": f"{deploy} --template-file automation-rules.json",
    }
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": f"What alarms of {service.name} start in {region}",
        "Metadata": {"slocompiler": origin},
        "Resources": resources,
    }


def _chunks(names: Sequence[str]) -> Iterator[list[str]]:
    """As many names as a pattern holds."""
    chunk: list[str] = []
    for name in names:
        if chunk and len(compact_json(event_pattern([*chunk, name]))) > _MOST_CHARACTERS:
            yield chunk
            chunk = []
        chunk.append(name)
    yield chunk
