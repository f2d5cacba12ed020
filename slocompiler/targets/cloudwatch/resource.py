"""One thing that an AWS account is to hold: what the alarms, dashboards and filters of a service come to."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan


class ResourceKind(StrEnum):
    """The kind of a resource, as the operation that creates it (service:Operation of botocore's models)."""

    METRIC_ALARM = "cloudwatch:PutMetricAlarm"
    COMPOSITE_ALARM = "cloudwatch:PutCompositeAlarm"
    ANOMALY_DETECTOR = "cloudwatch:PutAnomalyDetector"
    MUTE_RULE = "cloudwatch:PutAlarmMuteRule"
    DASHBOARD = "cloudwatch:PutDashboard"
    METRIC_FILTER = "logs:PutMetricFilter"
    SERVICE_LEVEL_OBJECTIVE = "application-signals:CreateServiceLevelObjective"


class Resource(Struct, frozen=True):
    """One resource of one Region.

    `name` is unique in its kind and Region. `body` is the operation's input, key by key as the API spells it, and can
    be sent as it is. `region` is where it lives. `span` is what of the spec it was made for.
    """

    kind: ResourceKind
    name: str
    region: str
    body: Mapping[str, object]
    span: SourceSpan
