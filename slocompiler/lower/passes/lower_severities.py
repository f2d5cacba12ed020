"""Severities, with Alertmanager's own timing where none is given."""

from slocompiler.diagnostics import RelatedSpan
from slocompiler.ir.operations import TimeIntervalIr
from slocompiler.ir.organization import SeverityIr
from slocompiler.lower.references import interval_exists
from slocompiler.lower.rules.organization import DUPLICATE_URGENCY
from slocompiler.lower.scope import Scope
from slocompiler.spec.organization import SeveritySpec
from slocompiler.values import Duration

_GROUP_WAIT = Duration.of(seconds=30)
_GROUP_INTERVAL = Duration.of(minutes=5)
_REPEAT_INTERVAL = Duration.of(hours=4)


def lower_severities(scope: Scope, intervals: dict[str, TimeIntervalIr]) -> tuple[SeverityIr, ...]:
    """All severities, the most urgent first."""
    severities = [_severity(scope, name, spec, intervals) for name, spec in scope.organization.spec.severities.items()]
    _check_urgencies(scope, severities)
    return tuple(sorted(severities, key=lambda severity: (severity.urgency, severity.name)))


def _severity(scope: Scope, name: str, spec: SeveritySpec, intervals: dict[str, TimeIntervalIr]) -> SeverityIr:
    route = ("severities", name)
    active = spec.active
    if active is not None and not (interval_exists(scope, active, (*route, "active")) and active in intervals):
        active = None
    return SeverityIr(
        name=name,
        urgency=int(spec.urgency),
        page=spec.page,
        group_wait=spec.group_wait or _GROUP_WAIT,
        group_interval=spec.group_interval or _GROUP_INTERVAL,
        repeat_interval=spec.repeat_interval or _REPEAT_INTERVAL,
        active=active,
        span=scope.document.key_span(*route),
    )


def _check_urgencies(scope: Scope, severities: list[SeverityIr]) -> None:
    first: dict[int, SeverityIr] = {}
    for severity in severities:
        other = first.setdefault(severity.urgency, severity)
        if other is severity:
            continue
        route = ("severities", severity.name, "urgency")
        message = f"`{severity.name}` is as urgent as `{other.name}`"
        related = (RelatedSpan(scope.span("severities", other.name, "urgency"), f"`{other.name}` is"),)
        help = f"give it an urgency of its own, such as {max(s.urgency for s in severities) + 1}; 1 is most urgent"
        scope.report(DUPLICATE_URGENCY, route, message, help, related)
