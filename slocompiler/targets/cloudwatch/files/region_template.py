"""The CloudFormation template of a service in one Region."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from slocompiler.aws.cloudformation import TemplateResource, logical_ids, template
from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.emit import write_json
from slocompiler.ir.references import SourceIr
from slocompiler.targets.cloudwatch.dashboard.alarm_states import named_in
from slocompiler.targets.cloudwatch.readings import readings
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.targets.cloudwatch.rules.rules_of_artifacts import TEMPLATE_TOO_LARGE

_MOST_RESOURCES = 500
_MOST_BYTES = 1_000_000
#: What is larger has to lie in a bucket.
_MOST_INLINE_BYTES = 51_200
_ALARMS = (ResourceKind.METRIC_ALARM, ResourceKind.COMPOSITE_ALARM)


class About(Struct, frozen=True):
    """Whose files these are. `stack` names the stack, `title` is for people, `folder` is below the output folder."""

    stack: str
    title: str
    folder: str
    source: SourceIr
    span: SourceSpan


def region_template(about: About, region: str, resources: Sequence[Resource]) -> str:
    """Everything of the Region, each after what it names; and how to deploy it."""
    stack = f"aws cloudformation deploy --region {region} --stack-name {about.stack}"
    deploy = f"{stack} --template-file cloudformation.json"
    text = _template(about, region, resources, deploy)
    if len(text.encode()) <= _MOST_INLINE_BYTES:
        return text
    return _template(about, region, resources, f"{deploy} --s3-bucket BUCKET")


def _template(about: About, region: str, resources: Sequence[Resource], deploy: str) -> str:
    metadata = {"Source": about.source.path, "SourceSha256": about.source.digest, "Deploy": deploy}
    return write_json(template(f"{about.title} in {region}", {"slocompiler": metadata}, _ordered(resources)))


def template_findings(about: About, region: str, count: int, text: str) -> Iterator[Diagnostic]:
    """A template that CloudFormation refuses."""
    size = len(text.encode())
    if count > _MOST_RESOURCES or size > _MOST_BYTES:
        message = f"the template of {region} has {count} resources in {size:,} bytes"
        help = f"CloudFormation takes {_MOST_RESOURCES} resources and {_MOST_BYTES:,} bytes: split the service"
        yield TEMPLATE_TOO_LARGE.at(about.span, message, help)


def _ordered(resources: Sequence[Resource]) -> Iterator[TemplateResource]:
    ids = logical_ids((one.kind.value, one.name) for one in resources)
    alarms = {one.name: ids[one.kind.value, one.name] for one in resources if one.kind in _ALARMS}
    detectors = _detectors(resources, ids)
    for one in sorted(resources, key=lambda one: (one.kind.value, one.name)):
        after = {alarms[name] for name in _named(one) if name in alarms} | _trained_by(one, detectors)
        yield TemplateResource(one.kind.value, one.name, one.body, tuple(sorted(after)))


def _named(resource: Resource) -> Iterator[str]:
    """The alarms that a composite or a mute rule names."""
    yield from named_in(str(resource.body.get("AlarmRule", "")))
    yield str(resource.body.get("ActionsSuppressor", "")).rpartition(":alarm:")[2]
    targets = resource.body.get("MuteTargets")
    if isinstance(targets, Mapping):
        yield from map(str, targets["AlarmNames"])


Metric = tuple[str, str, tuple[tuple[str, str], ...]]


def _detectors(resources: Sequence[Resource], ids: Mapping[tuple[str, str], str]) -> dict[Metric, set[str]]:
    found: dict[Metric, set[str]] = {}
    for one in resources:
        if one.kind is ResourceKind.ANOMALY_DETECTOR:
            for metric in _metrics(one):
                found.setdefault(metric, set()).add(ids[one.kind.value, one.name])
    return found


def _trained_by(resource: Resource, detectors: Mapping[Metric, set[str]]) -> set[str]:
    """The detectors of what an alarm with a band reads: made by the alarm itself they would be in the way."""
    if resource.kind is not ResourceKind.METRIC_ALARM or "ThresholdMetricId" not in resource.body:
        return set()
    return {id_ for metric in _metrics(resource) for id_ in detectors.get(metric, ())}


def _metrics(resource: Resource) -> Iterator[Metric]:
    return ((one.namespace, one.metric, one.values) for one in readings([resource], None))
