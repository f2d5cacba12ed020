"""A bill as JSON, markdown and text."""

import json
import re
from fractions import Fraction

import pytest

from slocompiler.cost.bill import Line, ServiceBill
from slocompiler.cost.price_table import Item
from slocompiler.cost.report import Assumption, CostReport, GroupCost, RuleCost, ServiceCost
from slocompiler.cost.sampling import RuleEstimate, TraceEstimate
from slocompiler.report.cost import as_json, render_cost
from slocompiler.values import Duration

LINES = (
    Line(Item.ALARM_METRICS, Fraction(12), Fraction(1, 5)),
    Line(Item.LOG_INGESTION, Fraction(10, 3), Fraction(1, 3)),
)
GROUPS = (
    GroupCost("shop:fast", Duration.of(seconds=30), 8_800),
    GroupCost("shop:slow\x1b[2J", Duration.of(seconds=5), 200),
)
RULES = RuleCost(20, 30, GROUPS)
TRACES = TraceEstimate(Fraction(600), (RuleEstimate("default", Fraction(600), Fraction(60)),), Fraction(60), ())
REPORT = CostReport(
    as_of="2026-11",
    region="us-east-1",
    services=(
        ServiceCost(ServiceBill("shop", "production", LINES), TRACES, True, RULES),
        ServiceCost(ServiceBill("evil\x1b[2J|<b>", None, ()), None, True, RuleCost(0, 0, ())),
    ),
    lines=LINES,
    total=Fraction(8, 15),
    limit_usd=Fraction(1500),
    tracing_total=Fraction(1_197_004, 1000),
    assumptions=(Assumption(None, "a month has 30 days"), Assumption("shop in production", "nothing is known")),
)


def test_json_has_the_documented_shape() -> None:
    """The example of the documentation has the keys of a real report, and the types of their values."""
    documented = json.loads(_example())
    written = json.loads(render_cost("json", REPORT))
    assert _shape(written, documented) == []


def test_json_is_exact() -> None:
    written = json.loads(render_cost("json", REPORT))
    first, second = written["services"]
    assert first["items"][1] == {"item": "log_ingestion", "quantity": 3.333333, "cost_usd": "0.3333"}
    assert first["traces"] == {
        "requests_per_second": 600,
        "sampled_per_second": 60,
        "recorded_per_second": 60,
        "rate": 0.1,
        "monthly": 155_520_000,
        "begin_here": True,
    }
    assert (second["traces"], second["items"]) == (None, [])
    assert written["tracing"] == {"cost_usd": "1197.0040", "limit_usd": "1500.0000"}


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize(
    "number", ["$0.53", "$0.20", "3.33", "600/s", "10 %", "155,520,000", "9,000", "333", "$1,197.00"]
)
def test_text_and_markdown_have_every_number(format: str, number: str) -> None:
    text = render_cost(format, REPORT)
    assert number in text.replace("\\", "")
    assert "of $1,500.00 allowed\n" in text
    assert text.endswith("nothing is known\n")


def test_names_cannot_steer_a_terminal_or_a_page() -> None:
    assert "\x1b" not in render_cost("text", REPORT)
    markdown = render_cost("markdown", REPORT)
    assert "<b>" not in markdown
    assert "\\|" in markdown


def _example() -> str:
    """The JSON in the module's description, shortened lists completed."""
    found = re.search(r"\{\"version\".*\n\n`traces`", as_json.__doc__ or "", flags=re.DOTALL)
    assert found
    text = found[0].removesuffix("\n\n`traces`")
    return text.replace('"items": [...]', '"items": [{"item": "x", "quantity": 1, "cost_usd": "1"}]')


def _shape(value: object, documented: object, path: str = "") -> list[str]:
    """Where keys differ, or the types of values; null stands for anything, and a whole number for a fraction."""
    if isinstance(value, dict) and isinstance(documented, dict):
        wrong = [f"{path}.{key}" for key in value.keys() ^ documented.keys()]
        both = value.keys() & documented.keys()
        return wrong + [each for key in both for each in _shape(value[key], documented[key], f"{path}.{key}")]
    if isinstance(value, list) and isinstance(documented, list):
        return [each for item in value for each in _shape(item, documented[0], f"{path}[]")]
    if value is None or documented is None or isinstance(value, int | float) is isinstance(documented, int | float):
        return []
    return [f"{path}: {value!r} for {documented!r}"]
