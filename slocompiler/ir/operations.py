"""What happens to a service, and rules it brings along."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.references import GroupIr, RunbookRefIr
from slocompiler.values import Duration, Quantity, Rate, Share


class TimeIntervalIr(Struct, frozen=True):
    """Weekdays (0 is Monday) and minutes of the day in a zone. `end` below or at `start` means the next day."""

    name: str
    weekdays: tuple[int, ...]
    start: int
    end: int
    timezone: str
    span: SourceSpan


class MaintenanceIr(Struct, frozen=True):
    """Planned work: repeated (`interval`) or once (`start` to `end`, UTC)."""

    name: str
    description: str | None
    interval: TimeIntervalIr | None
    start: datetime | None
    end: datetime | None
    mute: tuple[str, ...]
    excludes_budget: bool
    span: SourceSpan


class GivenIr(Struct, frozen=True):
    """What a signal measures during an incident: a value, or a change against before."""

    signal: str
    measure: str
    value: Quantity | Rate | Share | bool | None
    rises: Share | None
    drops: Share | None
    span: SourceSpan


class IncidentIr(Struct, frozen=True):
    """An incident as a test: `fires` must fire, or nothing may when it is empty.

    A name is that of an alert, an SLO (any of its burn alerts), `slo/entry` (that one), or a hand-written alert.
    """

    name: str
    description: str | None
    given: tuple[GivenIr, ...]
    lasts: Duration
    group: GroupIr
    fires: tuple[str, ...]
    within: Duration | None
    span: SourceSpan


class CorrelationIr(Struct, frozen=True):
    """Alerts of one incident kind that become one notification. `alert_names` are the names that the rules emit."""

    name: str
    alerts: tuple[str, ...]
    alert_names: tuple[str, ...]
    per: tuple[str, ...]
    hold: Duration | None
    span: SourceSpan


class ExtraRuleIr(Struct, frozen=True):
    """One rule of the user's own, alert or recording, as it goes out; `body` keeps the file's own keys in order."""

    group: str
    interval: Duration | None
    body: Mapping[str, object]
    is_alert: bool
    severity: str | None
    runbook: RunbookRefIr | None
    span: SourceSpan


class CloudWatchBodyKind(StrEnum):
    """What a hand-written CloudWatch body is the input of (service:Operation of the AWS API)."""

    METRIC_ALARM = "cloudwatch:PutMetricAlarm"
    COMPOSITE_ALARM = "cloudwatch:PutCompositeAlarm"


class CloudWatchBodyIr(Struct, frozen=True):
    """One alarm of the user's own: `body` is the operation's input as the API spells it, checked, in the file's order.

    Numbers with a decimal point are Decimals. `span` is where the body stands in its JSON file, `name` its AlarmName.
    """

    kind: CloudWatchBodyKind
    name: str
    body: Mapping[str, object]
    span: SourceSpan


class ExtraRulesIr(Struct, frozen=True):
    """A set of hand-written rules, and the files it was read from. `cloudwatch_bodies` are in the files' order."""

    name: str
    rules: tuple[ExtraRuleIr, ...]
    cloudwatch_files: tuple[str, ...]
    cloudwatch_severity: str | None
    runbook: RunbookRefIr | None
    span: SourceSpan
    cloudwatch_bodies: tuple[CloudWatchBodyIr, ...] = ()
