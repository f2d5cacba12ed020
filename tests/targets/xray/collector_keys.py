"""The keys of a collector's configuration that its documentation has, with the type of each value.

Sources: the READMEs of the tail_sampling processor and of the loadbalancing and awsxray exporters in
opentelemetry-collector-contrib, and of the exporter helper and the OTLP receiver in opentelemetry-collector. This is a
strict reading of names, types and words; a collector itself is not run, so nothing here says that it starts.
"""

from collections.abc import Mapping
from typing import Any

QUEUE = {"enabled": bool, "queue_size": int, "block_on_overflow": bool}
CONDITION: dict[str, Any] = {
    "status_code": {"status_codes": [("OK", "ERROR", "UNSET")]},
    "latency": {"threshold_ms": int},
    "probabilistic": {"sampling_percentage": (int, float)},
    "string_attribute": {"key": str, "values": [str], "invert_match": bool},
}
RECEIVERS = {"otlp": {"protocols": {"grpc": {"endpoint": str}}}}
CONFIG: dict[str, Any] = {
    "receivers": RECEIVERS,
    "processors": {
        "tail_sampling": {
            "decision_wait": str,
            "num_traces": int,
            "expected_new_traces_per_sec": int,
            "block_on_overflow": bool,
            "policies": list,
        }
    },
    "exporters": {
        "awsxray": {"region": str},
        "loadbalancing": {
            "routing_key": ("traceID", "service"),
            "resolver": {"dns": {"hostname": str, "port": str}},
            "sending_queue": QUEUE,
            "protocol": {"otlp": {"tls": {"insecure": bool}, "sending_queue": QUEUE}},
        },
    },
    "service": {"pipelines": {"traces": {"receivers": [str], "processors": [str], "exporters": [str]}}},
}


def faults(value: object, shape: Any, path: str = "") -> list[str]:
    """Where a value is not of the shape: a type, words, a list of one shape, or a mapping of known keys."""
    if isinstance(shape, Mapping):
        if not isinstance(value, Mapping):
            return [f"{path}: not a mapping"]
        unknown = [f"{path}.{key}: unknown" for key in value if key not in shape]
        return unknown + [
            each for key in value if key in shape for each in faults(value[key], shape[key], f"{path}.{key}")
        ]
    if isinstance(shape, list):
        if not isinstance(value, list) or not value:
            return [f"{path}: not a list with entries"]
        return [each for item in value for each in faults(item, shape[0], path)]
    if isinstance(shape, tuple) and isinstance(shape[0], str):
        return [] if value in shape else [f"{path}: {value!r} is none of {shape}"]
    is_right = isinstance(value, shape) and not (isinstance(value, bool) and shape is not bool)
    return [] if is_right else [f"{path}: {value!r} is no {shape}"]


def policy_faults(policies: list[Any], path: str = "policies") -> list[str]:
    """A policy has a name of its own, a type, and the settings of that type under a key of that name."""
    found = [] if len({policy["name"] for policy in policies}) == len(policies) else [f"{path}: a name twice"]
    for policy in policies:
        kind = policy["type"]
        if kind == "always_sample":
            found += [] if set(policy) == {"name", "type"} else [f"{path}: {sorted(policy)} for the type {kind}"]
        elif set(policy) != {"name", "type", kind}:
            found.append(f"{path}: {sorted(policy)} for the type {kind}")
        elif kind == "and":
            found += policy_faults(policy["and"]["and_sub_policy"], f"{path}.and")
            found += [] if set(policy["and"]) == {"and_sub_policy"} else [f"{path}.and: unknown"]
        else:
            found += faults(policy[kind], CONDITION[kind], f"{path}.{kind}")
            if policy[kind].get("invert_match") and not path.endswith(".and"):
                found.append(f"{path}: an inverted match that is no part of an `and` overrules all other policies")
    return found


def dangling(config: Mapping[str, Any]) -> list[str]:
    """Components of pipelines that are not configured, and configured ones that no pipeline has."""
    used = {
        (kind, name)
        for pipeline in config["service"]["pipelines"].values()
        for kind in pipeline
        for name in pipeline[kind]
    }
    there = {(kind, name) for kind in ("receivers", "processors", "exporters") for name in config.get(kind, {})}
    return sorted(f"{kind}.{name}" for kind, name in used ^ there)
