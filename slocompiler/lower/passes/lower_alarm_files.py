"""Hand-written CloudWatch alarms, judged by what AWS takes, as they go out."""

from collections.abc import Iterable, Iterator, Sequence

from slocompiler.aws.violation import Violation, ViolationKind
from slocompiler.diagnostics import Diagnostic, Severity
from slocompiler.ir.operations import CloudWatchBodyIr, CloudWatchBodyKind
from slocompiler.load.yaml import key_span_at, node_at
from slocompiler.lower.passes.read_alarm_files import WrittenAlarm, read_alarms
from slocompiler.lower.rules.alarm_files import RULE_OF
from slocompiler.lower.scope import Scope


def lower_alarm_files(scope: Scope, files: Iterable[str]) -> tuple[CloudWatchBodyIr, ...]:
    """The alarms of a set of files, without those that AWS would refuse (which are reported)."""
    written = [alarm for path in files for alarm in read_alarms(scope, path)]
    if not written:
        return ()
    return tuple(_judged(scope, written))


def _judged(scope: Scope, written: Sequence[WrittenAlarm]) -> Iterator[CloudWatchBodyIr]:
    # The judge is loaded, and AWS's models read, only where somebody wrote alarms.
    from slocompiler.aws.alarm_set import described_body, judge_alarms

    bodies = [(alarm.kind.value, described_body(alarm.body, alarm.described_as)) for alarm in written]
    found = judge_alarms(bodies, _regions(scope))
    for alarm, (_, body), violations in zip(written, bodies, found, strict=True):
        diagnostics = [_diagnostic(alarm, violation) for violation in violations]
        scope.findings.extend(diagnostics)
        if not any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
            yield CloudWatchBodyIr(CloudWatchBodyKind(alarm.kind), alarm.name, body, alarm.node.span)


def _regions(scope: Scope) -> frozenset[str]:
    """Every Region of the organization: a file does not say which of them it is for."""
    environments = scope.organization.spec.environments.values()
    return frozenset(region for one in environments if one.cloudwatch for region in one.cloudwatch.regions)


def _diagnostic(alarm: WrittenAlarm, violation: Violation) -> Diagnostic:
    """The violation at its value; an unknown key at the key itself."""
    is_key = violation.kind is ViolationKind.UNKNOWN_KEY
    span = key_span_at(alarm.node, violation.path) if is_key else node_at(alarm.node, violation.path).span
    return RULE_OF[violation.kind].at(span, violation.message, violation.help)
