"""Everything that is emitted, held against what AWS accepts."""

from collections.abc import Iterable, Iterator, Sequence

from slocompiler.aws.judge import check_body
from slocompiler.aws.violation import Violation, path_text
from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.targets.cloudwatch.rules.rules_of_artifacts import REFUSED_BY_AWS

_ALARMS = (ResourceKind.METRIC_ALARM, ResourceKind.COMPOSITE_ALARM)


def body_findings(resources: Sequence[Resource], refused: Iterable[SourceSpan]) -> Iterator[Diagnostic]:
    """The first violation of each part of the spec: the same mistake is in all bodies that were made for it.

    `refused`: parts of the spec that an error was found in already.
    """
    told = set(refused)
    names = {(one.region, one.name) for one in resources if one.kind in _ALARMS}
    for resource in resources:
        known = {name for region, name in names if region == resource.region}
        for violation in check_body(resource.kind.value, resource.body, known, (resource.region,)):
            if resource.span not in told:
                told.add(resource.span)
                yield _finding(resource, violation)


def _finding(resource: Resource, violation: Violation) -> Diagnostic:
    where = path_text(violation.path)
    message = f"{resource.kind.value} would refuse `{resource.name}`: {where}: {violation.message}"
    return REFUSED_BY_AWS.at(resource.span, message, violation.help)
