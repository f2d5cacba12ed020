"""Tracing: head sampling and what is kept at the end."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.values import Duration, Rate, Share


class SamplingRuleIr(Struct, frozen=True):
    """One head-sampling rule; a None matches everything.

    `reservoir`: requests of each Region that are sampled before the rate counts. `traffic`: the requests that match,
    where stated. `spans`: key of the spec -> where its value stands, of each key that is there (`attributes.tenant`).
    """

    name: str
    rate: Share
    reservoir: Rate | None
    traffic: Rate | None
    path: str | None
    method: str | None
    host: str | None
    service_type: str | None
    resource: str | None
    attributes: Mapping[str, str]
    spans: Mapping[str, SourceSpan]
    span: SourceSpan

    @property
    def matches_all(self) -> bool:
        """Whether it is about every request of the service."""
        asked = (self.path, self.method, self.host, self.service_type, self.resource)
        return not self.attributes and all(pattern in (None, "*") for pattern in asked)


class KeepIr(Struct, frozen=True):
    """What a collector keeps of the sampled traces: the failed ones, the slow ones, and a share of the rest.

    `expected_bad` and `expected_slow`: shares of all traces, where stated. `spans` as in a rule.
    """

    bad: Share | None
    slower_than: Duration | None
    rest: Share
    expected_bad: Share | None
    expected_slow: Share | None
    spans: Mapping[str, SourceSpan]
    span: SourceSpan


class TracingIr(Struct, frozen=True):
    """`regions`: where the service runs on AWS, as its environment says; empty when it does not."""

    rules: tuple[SamplingRuleIr, ...]
    keep: KeepIr | None
    regions: tuple[str, ...]
    span: SourceSpan
