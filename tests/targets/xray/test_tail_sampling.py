"""Collector configurations: their keys, and which traces their policies keep."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.targets.xray.built import built, files
from tests.targets.xray.collector_keys import CONFIG, dangling, faults, policy_faults
from tests.targets.xray.examples import EXAMPLES, TAIL, TWO


def configs(snippet: str, folder: Path) -> dict[str, dict[str, Any]]:
    """By file name; that of an organization in place of those of its services, where there is one."""
    found = files(built(snippet, folder))
    return {path: yaml.safe_load(text) for path, text in found.items() if path.endswith(".yaml")}


def all_faults(config: dict[str, Any]) -> list[str]:
    policies = config.get("processors", {}).get("tail_sampling", {}).get("policies")
    return [*faults(config, CONFIG), *(policy_faults(policies) if policies is not None else []), *dangling(config)]


@pytest.mark.parametrize("name", ["tail", "two"])
def test_keys_are_documented_ones(name: str, tmp_path: Path) -> None:
    found = configs(EXAMPLES[name], tmp_path)
    assert found
    assert {path: each for path, config in found.items() if (each := all_faults(config))} == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("decision_wait:", "decision_time:"),
        ("num_traces: 108000", 'num_traces: "108000"'),
        ("block_on_overflow: true", "block_on_overflow: 1"),
        ("type: latency", "type: duration"),
        ("- ERROR", "- FAILED"),
        ("name: shop-rest", "name: shop-slow"),
        ("      - tail_sampling", "      - batch"),
    ],
)
def test_the_reading_is_strict(old: str, new: str, tmp_path: Path) -> None:
    (text,) = (text for path, text in files(built(TAIL, tmp_path)).items() if path.endswith("tail-sampling.yaml"))
    assert old in text
    assert all_faults(yaml.safe_load(text.replace(old, new, 1))) != []


def test_an_inverted_match_alone_is_refused() -> None:
    match = {"key": "service.name", "values": ["shop"], "invert_match": True}
    policy = {"name": "others", "type": "string_attribute", "string_attribute": match}
    assert policy_faults([policy]) != []
    both = [policy, {"name": "all", "type": "always_sample"}]
    assert policy_faults([{"name": "others", "type": "and", "and": {"and_sub_policy": both}}]) == []


def test_memory_and_wait_follow_from_traffic_and_threshold(tmp_path: Path) -> None:
    """3000/s for 12 s (1.5 s rounded up, and 10 s to arrive), three times that at a peak."""
    processor = configs(TAIL, tmp_path)["shop/otel-tail-sampling.yaml"]["processors"]["tail_sampling"]
    assert (processor["decision_wait"], processor["expected_new_traces_per_sec"]) == ("12s", 3000)
    assert processor["num_traces"] == 3000 * 12 * 3


def test_all_spans_of_a_trace_go_to_one_collector(tmp_path: Path) -> None:
    exporter = configs(TAIL, tmp_path)["shop/otel-load-balancing.yaml"]["exporters"]["loadbalancing"]
    assert exporter["routing_key"] == "traceID"
    assert exporter["sending_queue"]["block_on_overflow"]
    assert exporter["protocol"]["otlp"]["sending_queue"]["block_on_overflow"]


def keeps(policies: list[Any], trace: dict[str, Any]) -> bool:
    """Whether any policy keeps a trace, as the processor documents them."""
    return any(_holds(policy, trace) for policy in policies)


def _holds(policy: dict[str, Any], trace: dict[str, Any]) -> bool:
    settings = policy.get(policy["type"], {})
    match policy["type"]:
        case "and":
            return all(_holds(each, trace) for each in settings["and_sub_policy"])
        case "always_sample":
            return True
        case "status_code":
            return trace["status"] in settings["status_codes"]
        case "latency":
            return bool(trace["ms"] >= settings["threshold_ms"])
        case "string_attribute":
            return bool(set(trace["services"]) & set(settings["values"])) is not settings.get("invert_match", False)
        case _:
            hashed = int.from_bytes(hashlib.sha256(str(trace["id"]).encode()).digest()[:8]) / 2**64
            return bool(hashed * 100 < settings["sampling_percentage"])


def kept(policies: list[Any], services: list[str], *, status: str = "OK", ms: int = 1) -> float:
    """The share of 4,000 traces that is kept."""
    traces = ({"id": number, "services": services, "status": status, "ms": ms} for number in range(4000))
    return sum(keeps(policies, trace) for trace in traces) / 4000


def policies_of(snippet: str, name: str, folder: Path) -> list[Any]:
    found: list[Any] = configs(snippet, folder)[name]["processors"]["tail_sampling"]["policies"]
    return found


def test_what_one_service_keeps(tmp_path: Path) -> None:
    policies = policies_of(TAIL, "shop/otel-tail-sampling.yaml", tmp_path)
    assert kept(policies, ["shop"], status="ERROR") == pytest.approx(0.5, abs=0.03)
    assert kept(policies, ["shop"], ms=1500) == 1
    assert kept(policies, ["shop"], ms=1499) == pytest.approx(0.005, abs=0.005)


@pytest.mark.parametrize(
    ("services", "status", "ms", "share"),
    [
        (["shop"], "ERROR", 1, 1),
        (["shop"], "OK", 5000, 0.01),
        (["login"], "ERROR", 1, 0),
        (["login"], "OK", 2000, 1),
        (["shop", "login"], "ERROR", 1, 1),
        (["shop", "login"], "OK", 2000, 1),
        (["cart"], "OK", 1, 1),
        (["cart", "login"], "OK", 1, 0),
    ],
)
def test_what_several_services_keep_in_one_collector(
    services: list[str], status: str, ms: int, share: float, tmp_path: Path
) -> None:
    """Each keeps its own; traces of services without `keep` pass."""
    policies = policies_of(TWO, "_organization/otel-tail-sampling.yaml", tmp_path)
    assert kept(policies, services, status=status, ms=ms) == pytest.approx(share, abs=0.01)
