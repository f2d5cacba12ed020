"""What happens to a service: incidents, maintenance, alerts that belong together, rules of its own."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, Tag

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import (
    BY_SHAPE,
    MAPPING,
    SCALAR,
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

TIMESTAMP_PATTERN = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"
Timestamp = Annotated[str, StringConstraints(pattern=TIMESTAMP_PATTERN)]


class GivenComparison(SpecModel):
    """A change against what was before."""

    exactly_one_of = (("drops", "rises"),)

    drops: ShareField | None = None
    rises: ShareField | None = None


GivenRate = Annotated[Annotated[GivenComparison, Tag(MAPPING)] | Annotated[RateField, Tag(SCALAR)], BY_SHAPE]
GivenQuantity = Annotated[Annotated[GivenComparison, Tag(MAPPING)] | Annotated[QuantityField, Tag(SCALAR)], BY_SHAPE]


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
    p99_9: QuantityField | None = Field(None, alias="p99.9")
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
    given: Annotated[dict[Name, GivenSpec], Field(min_length=1)]
    lasts: DurationField
    group: dict[LabelName, Text] = Field(default_factory=dict)
    expect: ExpectSpec


class MaintenanceSpec(SpecModel):
    """Planned work: when, which severities stay silent, and whether the budget counts it."""

    exactly_one_of = (("during", "from"),)
    required_together = (("from", "to"),)

    description: str | None = None
    during: Name | None = Field(None, description="a time interval of the organization")
    from_: Timestamp | None = Field(None, alias="from")
    to: Timestamp | None = None
    mute: list[SeverityName] = Field(default_factory=list)
    budget: Literal["count", "exclude"] = "count"


class CorrelationSpec(SpecModel):
    """Alerts of one incident kind that become one notification."""

    alerts: Annotated[list[str], Field(min_length=1)]
    per: list[LabelName] = Field(default_factory=list)
    hold: DurationField | None = None


class ExtraRulesSpec(SpecModel):
    """Hand-written rules that get the same labels, routing and checks as generated ones."""

    exactly_one_of = (("prometheus", "cloudwatch"), ("severities", "severity"))

    prometheus: Annotated[list[str], Field(min_length=1)] | None = None
    cloudwatch: Annotated[list[str], Field(min_length=1)] | None = None
    severities: dict[str, SeverityName] | None = Field(None, description="their word for a severity -> ours")
    severity: SeverityName | None = Field(None, description="one severity for all of them")
    runbook: str | None = None
