"""Tail sampling: configurations of OpenTelemetry collectors, which decide when a trace is complete.

Two tiers, each with a file: collectors in front that send all spans of a trace to the same collector behind, and those
that decide. Keys as in the documentation of the tail_sampling processor and the loadbalancing exporter of
opentelemetry-collector-contrib.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from slocompiler.cost.sampling import head_sampled
from slocompiler.emit import comment_header
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.tracing import KeepIr
from slocompiler.values import Duration, Share

#: From the end of a span to its arrival: SDKs send batches every 5 s, and so may each collector on the way.
ARRIVAL = Duration.of(seconds=10)
#: Peaks over the mean traffic that memory is set aside for.
PEAK = 3
#: The processor's own default; fewer saves nothing.
_LEAST_TRACES = 50_000
_LISTEN = "0.0.0.0:4317"
_NOTHING = Share(Decimal(0))
ABOUT_TAIL = comment_header(
    (
        "For the collectors that decide. With several of them put those of otel-load-balancing.yaml in front, so that",
        "all spans of a trace meet in one. AWS_REGION: where the traces go.",
    )
)
ABOUT_FRONT = comment_header(
    (
        "For collectors in front of those that decide. TAIL_SAMPLING_HOSTNAME: a DNS name with all their addresses,",
        "such as that of a headless Service. The connection between them is not encrypted.",
    )
)


def tail_sampling_config(services: Sequence[ServiceIr]) -> dict[str, Any]:
    """The collectors that decide, for traces of these services, all of which have `keep`."""
    keeps = [(service, _keep(service)) for service in services]
    wait = max(_decision_wait(keep) for _, keep in keeps)
    rate = sum((head_sampled(service) or 0 for service, _ in keeps), start=0)
    per_second = -(-rate.numerator // rate.denominator)
    in_memory = per_second * wait.whole_seconds * PEAK
    return {
        "receivers": _otlp(),
        "processors": {
            "tail_sampling": {
                "decision_wait": f"{wait.whole_seconds}s",
                "num_traces": max(_LEAST_TRACES, in_memory),
                **({"expected_new_traces_per_sec": per_second} if per_second else {}),
                # A full memory slows senders down; without this the oldest traces are dropped undecided.
                "block_on_overflow": True,
                "policies": list(_policies(keeps)),
            }
        },
        "exporters": {"awsxray": {"region": "${env:AWS_REGION}"}},
        "service": {
            "pipelines": {
                "traces": {"receivers": ["otlp"], "processors": ["tail_sampling"], "exporters": ["awsxray"]},
            }
        },
    }


def load_balancing_config() -> dict[str, Any]:
    """The collectors in front: with several behind, all spans of a trace must reach the same one."""
    queue = {"enabled": True, "queue_size": 10_000, "block_on_overflow": True}
    return {
        "receivers": _otlp(),
        "exporters": {
            "loadbalancing": {
                "routing_key": "traceID",
                # `service` lists the collectors behind; a headless Service of Kubernetes does so by DNS.
                "resolver": {"dns": {"hostname": "${env:TAIL_SAMPLING_HOSTNAME}", "port": "4317"}},
                "sending_queue": queue,
                "protocol": {"otlp": {"tls": {"insecure": True}, "sending_queue": queue}},
            }
        },
        "service": {"pipelines": {"traces": {"receivers": ["otlp"], "exporters": ["loadbalancing"]}}},
    }


def keeps_anything(keep: KeepIr) -> bool:
    """Whether there is any policy; the processor refuses to start without one."""
    return any(True for _ in _kept(keep))


def _keep(service: ServiceIr) -> KeepIr:
    assert service.tracing is not None
    assert service.tracing.keep is not None
    return service.tracing.keep


def _otlp() -> dict[str, Any]:
    return {"otlp": {"protocols": {"grpc": {"endpoint": _LISTEN}}}}


def _decision_wait(keep: KeepIr) -> Duration:
    """A trace can only be seen to be slow after it was slow and has arrived."""
    slow = keep.slower_than or Duration(0)
    return Duration.of(seconds=ARRIVAL.whole_seconds + slow.whole_seconds)


def _policies(keeps: Sequence[tuple[ServiceIr, KeepIr]]) -> Iterator[dict[str, Any]]:
    """A trace is kept when any policy says so. Several services tell their traces apart by the service's name."""
    for service, keep in keeps:
        for name, conditions in _kept(keep):
            scope = [_named("service", _of_service([service.name]))] if len(keeps) > 1 else []
            yield _policy(f"{service.name}-{name}", [*scope, *conditions])
    if len(keeps) > 1:
        names = [service.name for service, _ in keeps]
        # In an `and`, because alone the inverted match would overrule what the other policies keep.
        others = _named("no-such-service", _of_service(names, invert=True))
        yield _policy("others", [others, _named("all", {"type": "always_sample"})])


def _kept(keep: KeepIr) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Name of a policy and what it asks for, all of it."""
    if keep.bad is not None and keep.bad.ratio:
        failed = _named("failed", {"type": "status_code", "status_code": {"status_codes": ["ERROR"]}})
        yield "bad", [failed, *([] if keep.bad.ratio == 1 else [_share(keep.bad)])]
    if keep.slower_than is not None:
        threshold = {"threshold_ms": keep.slower_than.milliseconds}
        yield "slow", [_named("slow", {"type": "latency", "latency": threshold})]
    if keep.rest != _NOTHING:
        yield "rest", [_share(keep.rest)]


def _share(share: Share) -> dict[str, Any]:
    """The same traces for equal shares: the processor decides by a hash of the trace's id."""
    return _named("share", {"type": "probabilistic", "probabilistic": {"sampling_percentage": share.percent}})


def _of_service(names: Sequence[str], *, invert: bool = False) -> dict[str, Any]:
    match: dict[str, Any] = {"key": "service.name", "values": list(names)}
    return {"type": "string_attribute", "string_attribute": {**match, **({"invert_match": True} if invert else {})}}


def _named(name: str, condition: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, **condition}


def _policy(name: str, conditions: list[dict[str, Any]]) -> dict[str, Any]:
    """One condition is a policy itself; several are an `and` policy."""
    if len(conditions) == 1:
        return {**conditions[0], "name": name}
    return {"name": name, "type": "and", "and": {"and_sub_policy": conditions}}
