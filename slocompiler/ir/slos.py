"""SLOs: the ratio, the promise, and the alerts that guard it."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.references import GroupIr, RunbookRefIr
from slocompiler.ir.signals import Store
from slocompiler.values import BurnRate, Duration, Objective, Share


class EventsSli(Struct, frozen=True):
    """Bad events over all events of a signal of counters."""

    signal: str


class DistributionSli(Struct, frozen=True):
    """Share of measurements on the wrong side of a threshold, in the signal's unit. Exactly one bound is set."""

    signal: str
    below: Decimal | None
    above: Decimal | None


class GaugeSli(Struct, frozen=True):
    """Share of time a gauge is on the wrong side of a threshold, in the signal's unit.

    A `bool` gauge is good when it is 1: `above` is 0.5 then. One slice per `every`; None is one per evaluation.
    """

    signal: str
    below: Decimal | None
    above: Decimal | None
    every: Duration | None


class RatioSli(Struct, frozen=True):
    """A bad share computed elsewhere."""

    signal: str


class TimesliceSli(Struct, frozen=True):
    """Share of time slices in which too few events (or measurements) were good.

    `of` is the SLI inside a slice; a slice is good when its good share is at least `good_above`.
    """

    of: EventsSli | DistributionSli | RatioSli
    every: Duration
    good_above: Share


class CompositePartIr(Struct, frozen=True):
    """A member SLO. `labels`: the recorded `by` labels it is grouped by; a grouped member is summed over its groups."""

    service: str
    slo: str
    labels: tuple[str, ...]
    objective: Objective
    store: Store
    span: SourceSpan


class CompositeMode(StrEnum):
    POOLED = "pooled"
    WORST = "worst"


class CompositeSli(Struct, frozen=True):
    parts: tuple[CompositePartIr, ...]
    mode: CompositeMode


SliIr = EventsSli | DistributionSli | GaugeSli | RatioSli | TimesliceSli | CompositeSli


class Calendar(StrEnum):
    WEEK = "calendar-week"
    MONTH = "calendar-month"
    QUARTER = "calendar-quarter"


class WindowIr(Struct, frozen=True):
    """The time over which the budget counts.

    `length` is exact for a rolling window and nominal for a calendar one (7d, 30d, 90d); burn rates scale by it.
    """

    length: Duration
    calendar: Calendar | None
    span: SourceSpan

    @property
    def text(self) -> str:
        return self.calendar.value if self.calendar else str(self.length)


class StillBurningIr(Struct, frozen=True):
    """The extra condition of a slower entry: this window's ratio must exceed the budget itself now."""

    window: Duration
    threshold: Decimal


#: Names and texts, sorted by name.
Texts = tuple[tuple[str, str], ...]


class BurnAlertIr(Struct, frozen=True):
    """One entry of the burn-rate policy, applied to one objective.

    `threshold` = burn x budget is compared with the error ratio over `long` and over `short`; both must exceed it.
    `min_failures`: failures that the long window must hold. `still_burning` is None on the fastest entry.
    `own_name`: the name that the spec gives it, which `alert_name` is then. `labels` and `annotations` are those of the
    entry alone: they stand over those of its partition.
    """

    entry: str
    alert_name: str
    burn: BurnRate
    threshold: Decimal
    long: Duration
    short: Duration
    for_: Duration
    keep_firing_for: Duration
    severity: str
    page: bool
    still_burning: StillBurningIr | None
    min_failures: int
    span: SourceSpan
    own_name: str | None = None
    labels: Texts = ()
    annotations: Texts = ()


class DetectionIr(Struct, frozen=True):
    """A failure that must be noticed: error ratio, how long it lasts, how soon somebody must be told."""

    name: str
    bad_ratio: Share
    lasts: Duration | None
    within: Duration
    resets_within: Duration | None
    span: SourceSpan


class SloPartitionIr(Struct, frozen=True):
    """The groups of an SLO that share one objective, one team and one policy.

    `group` is empty for the rest: every group that no other partition of the SLO names.
    """

    group: GroupIr
    objective: Objective
    team: str
    runbook: RunbookRefIr | None
    burn_alerts: tuple[BurnAlertIr, ...]
    labels: Mapping[str, str]
    annotations: Mapping[str, str]
    span: SourceSpan


class NoData(StrEnum):
    IGNORE = "ignore"
    BAD = "bad"


class SloIr(Struct, frozen=True):
    """A promise. The first partition is the rest; named groups follow, sorted.

    `excluded`: groups that the SLO leaves out altogether. `by`: recorded label names that stay apart.
    `masked`: maintenance with `budget: exclude` applies, so that every window from 30m up reads masked recordings.
    `baseline`: share of bad events when nothing is wrong; None when it is not stated.
    `application_signals`: CloudWatch keeps the SLO as an SLO of its own, beside its alarms.
    `recorded_as`: what Pyrra's series call it; None: a name made from those of service and SLO.
    """

    name: str
    description: str | None
    sli: SliIr
    store: Store
    window: WindowIr
    by: tuple[str, ...]
    no_data: NoData
    partitions: tuple[SloPartitionIr, ...]
    excluded: tuple[GroupIr, ...]
    detect: tuple[DetectionIr, ...]
    masked: bool
    objective_span: SourceSpan
    span: SourceSpan
    baseline: Share | None = None
    application_signals: bool = False
    recorded_as: str | None = None

    @property
    def default(self) -> SloPartitionIr:
        return self.partitions[0]
