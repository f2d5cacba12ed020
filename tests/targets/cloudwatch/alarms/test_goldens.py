"""Whole bodies, small enough to be read. Set UPDATE_GOLDENS=1 to write them anew, and read them again then."""

import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from slocompiler.emit import write_json
from slocompiler.ir.slos import DistributionSli
from tests import ir_builders as ir
from tests.targets.cloudwatch.alarms.examples import alert, latency, made, organization, queue, requests, slo

GOLDEN = Path(__file__).parent / "golden"
FAST = {"fast": ("14.4", "1h", "5m", "2m", "P0", True)}
TWO = {**FAST, "medium": ("6", "6h", "30m", "15m", "P1", True)}
NIGHT = ir.weekly("night", (6,), "22:00", "24:00", "Europe/Berlin")


def cases() -> dict[str, tuple[Any, ...]]:
    """File -> the parts of the service that it is built from."""
    return {
        "burn-rate": (requests(dimensions={"Edge": ("DE",)}), slo(ir.partition("99.9%", policy=TWO))),
        "latency": (
            latency(),
            slo(ir.partition("99%", policy=FAST), sli=DistributionSli("latency", Decimal(30), None)),
        ),
        "quantile": (latency(), alert("high-p95", ir.above(ir.measure("p95", "1m"), "50", "50ms"), on="latency")),
        "band": (queue(), alert("odd-queue", ir.deviates(ir.measure("value", None), "3"), on="queue")),
        "promql": (requests(ingest="otlp"), alert("busy", ir.above(ir.measure("rate"), "100", "100/s"))),
        "mute-rule": (
            requests(),
            alert("busy", ir.above(ir.measure("rate"), "100", "100/s")),
            ir.maintenance("reindex", NIGHT, ["P1"]),
        ),
        "application-signals": (
            requests(),
            slo(ir.partition("99.95%", policy=FAST), application_signals=True),
        ),
    }


def text_of(name: str) -> str:
    dashboard = replace(ir.organization(), dashboard_base_url="https://grafana.example.com")
    from_spec = replace(dashboard, cloudwatch=organization().cloudwatch)
    resources = made(*cases()[name], built=from_spec)[0]
    return write_json([{"kind": one.kind.value, "region": one.region, "body": one.body} for one in resources])


@pytest.mark.parametrize("name", cases())
def test_bodies_are_the_golden_ones(name: str) -> None:
    path, text = GOLDEN / f"{name}.json", text_of(name)
    if os.environ.get("UPDATE_GOLDENS"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_there_is_no_golden_too_many() -> None:
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(cases())
