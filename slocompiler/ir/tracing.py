"""Tracing: head sampling and what is kept at the end."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.values import Duration, Rate, Share


class SamplingRuleIr(Struct, frozen=True):
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


class TracingIr(Struct, frozen=True):
    rules: tuple[SamplingRuleIr, ...]
    keep_bad: Share | None
    keep_slower_than: Duration | None
    span: SourceSpan
