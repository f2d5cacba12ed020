"""Tracing: what is sampled when a trace begins, and what is kept when it ends."""

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import DurationField, Name, RateField, ShareField, Text


class SamplingRuleSpec(SpecModel):
    """Head sampling: decided before the response exists, so nothing about the response can be named here."""

    rate: ShareField
    reservoir: RateField | None = None
    traffic: RateField | None = None
    path: str | None = None
    method: str | None = None
    host: str | None = None
    service_type: str | None = None
    resource: str | None = None
    attributes: dict[str, Text] = {}


class KeepExpectationSpec(SpecModel):
    """How many traces are like that; decides cost and nothing else."""

    bad: ShareField | None = None
    slow: ShareField | None = None


class KeepSpec(SpecModel):
    """Tail sampling: decided when the whole trace is known."""

    bad: ShareField | None = None
    slower_than: DurationField | None = None
    rest: ShareField | None = None
    expect: KeepExpectationSpec | None = None


class TracingSpec(SpecModel):
    sampling: dict[Name, SamplingRuleSpec] = {}
    keep: KeepSpec | None = None
