"""Services that are traced, as the compiler sees them."""

from typing import Any

from msgspec.structs import replace

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import TrafficIr
from slocompiler.ir.tracing import KeepIr, SamplingRuleIr, TracingIr
from slocompiler.values import Duration, Rate, Share
from tests.ir_builders import SPAN, events_signal, service


def rule(rate: str, name: str = "default", **changes: Any) -> SamplingRuleIr:
    """A rule for everything, unless a path or another condition is given."""
    built = SamplingRuleIr(name, Share.parse(rate), None, None, None, None, None, None, None, {}, {}, SPAN)
    return replace(built, **changes)


def keep(
    bad: str | None = None,
    slower_than: str | None = None,
    rest: str = "0%",
    expect: tuple[str | None, str | None] = (None, None),
) -> KeepIr:
    """`expect`: shares that fail and that are slow."""
    shares = [None if text is None else Share.parse(text) for text in (bad, *expect)]
    slow = None if slower_than is None else Duration.parse(slower_than)
    return KeepIr(shares[0], slow, Share.parse(rest), shares[1], shares[2], {}, SPAN)


def tracing(*rules: SamplingRuleIr, keep: KeepIr | None = None, regions: tuple[str, ...] = ()) -> TracingIr:
    return TracingIr(rules, keep, regions, SPAN)


def traffic(mean: str) -> TrafficIr:
    return TrafficIr(Rate.parse(mean), Rate.parse(mean), SPAN)


def traced(
    built: TracingIr | None, mean: str | None = "600/s", *parts: Any, name: str = "svc", **changes: Any
) -> ServiceIr:
    """A service with requests at that rate."""
    requests = events_signal(traffic=None if mean is None else traffic(mean))
    return service(requests, *parts, name=name, tracing=built, **changes)
