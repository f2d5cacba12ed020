"""Alerts outside any SLO: `when: {<measure>: {<comparison>}}`."""

from typing import Annotated, Literal

from msgspec import field

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import (
    DurationField,
    JustFalse,
    LabelName,
    Name,
    PositiveInt,
    PositiveNumber,
    QuantityField,
    QueryText,
    RateField,
    SeverityName,
    ShareField,
    Text,
)

COMPARISONS = ("above", "below", "drops", "rises", "deviates")
MEASURES = ("bad_ratio", "rate", "count", "p50", "p90", "p95", "p99", "p99.9", "mean", "value", "absent")


class ComparisonSpec(SpecModel):
    """How a measure is judged: against a number, its own past, or its band."""

    exactly_one_of = (COMPARISONS,)

    above: QuantityField | None = None
    below: QuantityField | None = None
    drops: Annotated[ShareField | None, "share lost against the baseline"] = None
    rises: Annotated[ShareField | None, "share gained against the baseline"] = None
    deviates: Annotated[PositiveNumber | None, "width of the band in spreads; 4 by default practice"] = None
    over: Annotated[DurationField | None, "how far back the measure looks; 5m by default"] = None
    against: Annotated[DurationField | None, "how long ago the baseline is"] = None
    season: Annotated[DurationField | None, "length of the rhythm that a band follows; 1w"] = None
    as_: Annotated[Literal["mean", "max", "min"] | None, "on gauges with `over`"] = field(name="as", default=None)


class RateComparisonSpec(ComparisonSpec):
    """A comparison of events over time: its numbers are rates, `600/s`."""

    above: RateField | None = None  # type: ignore[assignment]
    below: RateField | None = None  # type: ignore[assignment]


class AbsentSpec(SpecModel):
    """Silence. With `by`, `seen_within` says how recently a group must have been seen to be missed."""

    seen_within: DurationField | None = None


class WhenSpec(SpecModel):
    """One measure of the signal, judged once."""

    exactly_one_of = (MEASURES,)

    bad_ratio: ComparisonSpec | None = None
    rate: RateComparisonSpec | None = None
    count: ComparisonSpec | None = None
    p50: ComparisonSpec | None = None
    p90: ComparisonSpec | None = None
    p95: ComparisonSpec | None = None
    p99: ComparisonSpec | None = None
    p99_9: ComparisonSpec | None = field(name="p99.9", default=None)
    mean: ComparisonSpec | None = None
    value: ComparisonSpec | None = None
    absent: AbsentSpec | None = None


class AlertGroupSpec(SpecModel):
    """What differs for one value of a label."""

    when: WhenSpec | None = None
    severity: SeverityName | None = None
    team: Name | None = None
    runbook: str | None = None
    for_: DurationField | None = field(name="for", default=None)
    keep_firing_for: DurationField | None = None
    labels: dict[LabelName, Text] = {}
    annotations: dict[LabelName, Text] = {}


AlertGroup = AlertGroupSpec | JustFalse


class AlertSpec(SpecModel):
    """A condition on a signal, or a PromQL expression whose every series fires."""

    exactly_one_of = (("when", "promql"),)

    description: str | None = None
    signal: Name | None = None
    when: WhenSpec | None = None
    promql: QueryText | None = None
    for_: DurationField | None = field(name="for", default=None)
    keep_firing_for: DurationField | None = None
    severity: Annotated[SeverityName, "has no default"]
    runbook: Annotated[str | None, "name of a runbook, or an https:// address"] = None
    team: Name | None = None
    min_baseline: Annotated[PositiveInt | None, "events per 5m that a drop's baseline needs; 50"] = None
    labels: dict[LabelName, Text] = {}
    annotations: dict[LabelName, Text] = {}
    groups: dict[LabelName, dict[str, AlertGroup]] = {}
