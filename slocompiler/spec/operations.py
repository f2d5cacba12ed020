"""What happens to a service: incidents, maintenance, alerts that belong together, rules of its own."""

from typing import Annotated, Literal

from msgspec import field

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import (
    DurationField,
    JustTrue,
    LabelName,
    Name,
    QuantityField,
    RateField,
    SeverityName,
    ShareField,
    Text,
)
from slocompiler.spec.marks import Chars, Entries

TIMESTAMP_PATTERN = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"
Timestamp = Annotated[str, Chars(TIMESTAMP_PATTERN)]


class GivenComparison(SpecModel):
    """A change against what was before."""

    exactly_one_of = (("drops", "rises"),)

    drops: ShareField | None = None
    rises: ShareField | None = None


GivenRate = GivenComparison | RateField
GivenQuantity = GivenComparison | QuantityField


class GivenSpec(SpecModel):
    """What a signal measures during an incident."""

    exactly_one_of = (("bad_ratio", "rate", "count", "p50", "p90", "p95", "p99", "p99.9", "mean", "value", "absent"),)

    bad_ratio: ShareField | None = None
    rate: GivenRate | None = None
    count: GivenQuantity | None = None
    p50: QuantityField | None = None
    p90: QuantityField | None = None
    p95: QuantityField | None = None
    p99: QuantityField | None = None
    p99_9: QuantityField | None = field(name="p99.9", default=None)
    mean: QuantityField | None = None
    value: GivenQuantity | None = None
    absent: JustTrue | None = None


class ExpectSpec(SpecModel):
    """Which alerts must fire, and how soon; an empty list: none may."""

    fires: list[str]
    within: DurationField | None = None


class IncidentSpec(SpecModel):
    """An incident as a test."""

    description: str | None = None
    given: Annotated[dict[Name, GivenSpec], Entries(1)]
    lasts: DurationField
    group: dict[LabelName, Text] = {}
    expect: ExpectSpec


class MaintenanceSpec(SpecModel):
    """Planned work: when, which severities stay silent, and whether the budget counts it."""

    exactly_one_of = (("during", "from"),)
    required_together = (("from", "to"),)

    description: str | None = None
    during: Annotated[Name | None, "a time interval of the organization"] = None
    from_: Timestamp | None = field(name="from", default=None)
    to: Timestamp | None = None
    mute: list[SeverityName] = []
    budget: Literal["count", "exclude"] = "count"


class CorrelationSpec(SpecModel):
    """Alerts of one incident kind that become one notification."""

    alerts: Annotated[list[str], Entries(1)]
    per: list[LabelName] = []
    hold: DurationField | None = None


class ExtraRulesSpec(SpecModel):
    """Hand-written rules that get the same labels, routing and checks as generated ones."""

    exactly_one_of = (("prometheus", "cloudwatch"), ("severities", "severity"))

    prometheus: Annotated[list[str], Entries(1)] | None = None
    cloudwatch: Annotated[list[str], Entries(1)] | None = None
    severities: Annotated[dict[str, SeverityName] | None, "their word for a severity -> ours"] = None
    severity: Annotated[SeverityName | None, "one severity for all of them"] = None
    runbook: str | None = None
