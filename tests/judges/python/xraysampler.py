"""Asks the X-Ray remote sampler of OpenTelemetry about requests; it gets its rules from the endpoint over HTTP.

Reads {"endpoint": URL, "service": name, "seed": number, "requests": [{"attributes": {}, "count": n}]} from standard
input and writes a JSON list: for each kind of request, how many were sampled. Runs in a virtual environment of its own.
"""

import json
import random
import sys
import time
from typing import Any

from amazon.opentelemetry.distro.sampler.aws_xray_remote_sampler import (  # type: ignore[import-not-found]
    AwsXRayRemoteSampler,
)
from opentelemetry.sdk.resources import Resource  # type: ignore[import-not-found]
from opentelemetry.sdk.trace.sampling import Decision  # type: ignore[import-not-found]

LOADING_S = 20
#: The sampler notes in the trace's state which rule decided; without rules it falls back and notes nothing.
RULE_KEY = "xrsr"


def main() -> None:
    asked = json.load(sys.stdin)
    resource = Resource({"service.name": asked["service"]})
    sampler = AwsXRayRemoteSampler(resource=resource, endpoint=asked["endpoint"])
    wait_for_rules(sampler, asked["requests"][0]["attributes"])
    traces = random.Random(asked["seed"])
    json.dump([sampled(sampler, traces, kind) for kind in asked["requests"]], sys.stdout)


def wait_for_rules(sampler: Any, attributes: dict[str, str]) -> None:
    deadline = time.monotonic() + LOADING_S
    while time.monotonic() < deadline:
        result = sampler.should_sample(None, 1, "first", attributes=attributes)
        if result.trace_state is not None and result.trace_state.get(RULE_KEY) is not None:
            return
        time.sleep(0.02)
    sys.exit(f"no rule matched {attributes} within {LOADING_S} s")


def sampled(sampler: Any, traces: random.Random, kind: dict[str, Any]) -> int:
    count = 0
    for _ in range(kind["count"]):
        result = sampler.should_sample(None, traces.getrandbits(128), "request", attributes=kind["attributes"])
        count += result.decision is Decision.RECORD_AND_SAMPLE
    return count


if __name__ == "__main__":
    main()
