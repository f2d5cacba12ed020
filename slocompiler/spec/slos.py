"""SLOs: an objective on a signal over a window."""

from typing import Annotated, Literal

from msgspec import field

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import (
    DurationField,
    JustFalse,
    LabelName,
    Name,
    ObjectiveField,
    PositiveInt,
    QuantityField,
    SeverityName,
    ShareField,
    Text,
    WindowField,
)
from slocompiler.spec.marks import Chars, Entries

NoData = Literal["ignore", "bad"]
#: What Kubernetes allows as a name, and what files have been called.
RECORDED_NAME_PATTERN = r"^[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?$"
#: As Prometheus and Alertmanager write it without quotes.
ALERT_NAME_PATTERN = r"^[A-Za-z_][A-Za-z0-9_]{0,127}$"
AlertName = Annotated[str, Chars(ALERT_NAME_PATTERN)]
RecordedName = Annotated[str, Chars(RECORDED_NAME_PATTERN)]


class GoodSpec(SpecModel):
    """When a measurement is good."""

    exactly_one_of = (("below", "above"),)

    below: QuantityField | None = None
    above: QuantityField | None = None


class TimeslicesSpec(SpecModel):
    """Judges slices of time instead of events: a slice is good or bad as a whole."""

    every: DurationField
    good_above: Annotated[ShareField | None, "on events: share of good events that makes a slice good"] = None


class CompositeSpec(SpecModel):
    """Several SLOs as one: `pooled` adds up their events, `worst` takes the worst ratio at each moment."""

    of: Annotated[list[str], Entries(2)]
    as_: Literal["pooled", "worst"] = field(name="as")


class DetectionSpec(SpecModel):
    """A failure that must be noticed in time; the spec does not compile when it is not."""

    bad_ratio: ShareField
    lasts: DurationField | None = None
    within: DurationField
    resets_within: DurationField | None = None


class SloGroupSpec(SpecModel):
    """What differs for one value of a label."""

    objective: ObjectiveField | None = None
    team: Name | None = None
    runbook: str | None = None
    burn_rate_policy: Name | None = None
    min_failures: PositiveInt | None = None
    max_severity: SeverityName | None = None
    labels: dict[LabelName, Text] = {}
    annotations: dict[LabelName, Text] = {}


SloGroup = SloGroupSpec | JustFalse


class BurnAlertSpec(SpecModel):
    """What the alert of one entry of the policy is called, and carries beside what all alerts of the SLO do."""

    name: Annotated[AlertName | None, "of the alert, as routes and silences know it"] = None
    labels: dict[LabelName, Text] = {}
    annotations: dict[LabelName, Text] = {}


class SloSpec(SpecModel):
    """A promise, and who must know when it is in danger."""

    exactly_one_of = (("signal", "composite"),)

    objective: Annotated[ObjectiveField, "share of good events that is promised"]
    description: str | None = None
    window: WindowField | None = None
    signal: Name | None = None
    good: GoodSpec | None = None
    timeslices: TimeslicesSpec | None = None
    composite: CompositeSpec | None = None
    runbook: Annotated[str | None, "name of a runbook, or an https:// address"] = None
    team: Name | None = None
    burn_rate_policy: Name | None = None
    min_failures: PositiveInt | None = None
    no_data: NoData | None = None
    baseline: Annotated[ShareField | None, "share of bad events when nothing is wrong"] = None
    detect: dict[Name, DetectionSpec] = {}
    application_signals: Annotated[bool, "whether CloudWatch Application Signals keeps this SLO too"] = False
    max_severity: SeverityName | None = None
    labels: dict[LabelName, Text] = {}
    annotations: dict[LabelName, Text] = {}
    burn_alerts: Annotated[dict[Name, BurnAlertSpec], "by entry of the policy"] = {}
    recorded_as: Annotated[RecordedName | None, "its name in the series that Pyrra's pages read"] = None
    groups: dict[LabelName, dict[str, SloGroup]] = {}
