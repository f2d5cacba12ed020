"""Everything that an alert outside any SLO comes to in CloudWatch."""

from collections.abc import Iterator

from slocompiler.ir.alerts import AlertIr
from slocompiler.targets.cloudwatch.alarms.otlp.alert_alarms import otlp_alert_alarm
from slocompiler.targets.cloudwatch.alarms.place import partition_at
from slocompiler.targets.cloudwatch.alarms.scope import Made, ServiceScope
from slocompiler.targets.cloudwatch.alarms.signal_alerts.alert_alarms import alert_alarm
from slocompiler.targets.cloudwatch.alarms.signal_alerts.subject import AlertAt
from slocompiler.targets.cloudwatch.alarms.sources import missing_groups, origin_findings, origin_of
from slocompiler.targets.cloudwatch.alarms.tags import tag_findings


def alert_alarms(scope: ServiceScope, alert: AlertIr) -> Iterator[Made]:
    """One alarm for every place where the signal is measured, and what is only nearly as the spec says."""
    assert alert.signal is not None, "an alert that CloudWatch evaluates names a signal"
    origin = origin_of(scope.service.signal(alert.signal))
    yield from origin_findings(origin)
    yield from missing_groups(origin, alert.partitions, alert.excluded, alert.span)
    for one in alert.partitions:
        yield from tag_findings(scope.service, one.labels, one.span)
    for place in origin.places:
        partition = partition_at(place, alert.partitions, alert.excluded)
        if partition is not None:
            subject = AlertAt(scope, alert, partition, origin, place)
            yield from otlp_alert_alarm(subject) if origin.is_otlp else alert_alarm(subject)
