"""What the name of a metric tells about its kind. Names are conventions: these tests rather stay silent than guess."""

import re
from typing import Final

_COUNTER: Final = re.compile(r".*(_total|_count|_sum|_bucket|_created)", re.ASCII)
_GAUGE_NAMES: Final = frozenset(("up", "probe_success", "probe_duration_seconds"))
_GAUGE: Final = re.compile(
    r"""(?:.*_(?:info|ratio|celsius|percent|percentage|timestamp_seconds|timestamp|current|in_flight|inflight
        |utilization|temperature|replicas|replicas_available|replicas_ready|goroutines|threads|connections_active
        |load1|load5|load15|age_seconds|up|state|healthy)
    |kube_\w+_(?:replicas(?:_\w+)?|status_\w*(?:ready|phase|available|condition)|resource_(?:limits|requests)
        |created|spec_\w+)
    |node_(?:memory|filesystem)_\w*_bytes|process_(?:resident|virtual)_memory_bytes|\w*(?:memory|heap|disk)_\w*bytes
    |go_(?:goroutines|threads|memstats_\w+_(?:bytes|objects)))""",
    re.VERBOSE | re.ASCII,
)
#: A bare unit is a gauge too, unless the name says that something flows, or may be a native histogram.
_BARE_UNIT: Final = re.compile(r".*_(?:bytes|seconds)", re.ASCII)
_FLOW_OR_HISTOGRAM: Final = re.compile(
    r".*(?:duration|latency|delay|_time_|response|request|_size_|received?_|transmit|sent_|read_|write|written|_in_|_out_"
    r"|processed|cpu|pause|wait|elapsed|upstream|rtt|spent|busy|idle|uptime).*",
    re.ASCII,
)


def looks_like_counter(name: str) -> bool:
    """Whether a name says that the value only grows. Recorded series (`a:b`) can be anything."""
    return ":" not in name and _COUNTER.fullmatch(name) is not None and not _GAUGE.fullmatch(name)


def looks_like_gauge(name: str, *, maybe_histogram: bool = False) -> bool:
    """Whether a name says that the value goes up and down. `maybe_histogram` spares names that end in a bare unit."""
    if ":" in name or _COUNTER.fullmatch(name):
        return False
    if name in _GAUGE_NAMES or _GAUGE.fullmatch(name):
        return True
    bare_unit = _BARE_UNIT.fullmatch(name) is not None and not _FLOW_OR_HISTOGRAM.fullmatch(name)
    return bare_unit and not maybe_histogram
