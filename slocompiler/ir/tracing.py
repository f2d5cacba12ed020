"""Tracing: head sampling and what is kept at the end."""

from collections.abc import Mapping
from dataclasses import dataclass

from slocompiler.diagnostics import SourceSpan
from slocompiler.values import Duration, Rate, Share


@dataclass(frozen=True, slots=True)
class SamplingRuleIr:
    """One head-sampling rule; a None matches everything."""

    name: str
    rate: Share
    reservoir: Rate | None
    path: str | None
    method: str | None
    host: str | None
    service_type: str | None
    resource: str | None
    attributes: Mapping[str, str]
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class TracingIr:
    rules: tuple[SamplingRuleIr, ...]
    keep_bad: Share | None
    keep_slower_than: Duration | None
    span: SourceSpan
