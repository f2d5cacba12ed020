"""What work costs, and how much of what is paid for is used."""

from tests.diff.cases.case import Case, Edit
from tests.diff.specs import SHOP_FILE

_SPEND = """\
  spend:
    unit: usd-per-hour
    gauge:
      prometheus:
        value: sum(cost_usd_per_hour{job="shop"})
"""
_EFFICIENCY = """\
efficiency:
  request: {cost: spend, per: requests, count: 1000, target: 0.05 USD, description: What work costs}
"""
_SIGNAL: Edit = (SHOP_FILE, "signals:\n", f"signals:\n{_SPEND}")
_ENTRY: Edit = (SHOP_FILE, "alerts:\n", f"{_EFFICIENCY}alerts:\n")
_PANELS = "panels-changed neutral dashboards"
_OTHER_TITLE = ("panels-added neutral dashboards", "panels-removed neutral dashboards")


def _case(name: str, old: str, new: str, *expected: str) -> Case:
    return Case(name, ((SHOP_FILE, old, new),), expected, base=(_SIGNAL, _ENTRY))


EFFICIENCY: tuple[Case, ...] = (
    Case(
        "efficiency",
        (_ENTRY,),
        ("panels-added neutral dashboards", "efficiency-added neutral efficiency request"),
        base=(_SIGNAL,),
    ),
    _case(
        "target",
        "target: 0.05 USD",
        "target: 0.04 USD",
        _PANELS,
        "efficiency-target-changed neutral efficiency request",
    ),
    _case("no target", ", target: 0.05 USD", "", _PANELS, "efficiency-target-changed neutral efficiency request"),
    _case(
        "per how many",
        "count: 1000",
        "count: 100",
        "efficiency-measure-changed risky efficiency request",
        *_OTHER_TITLE,
    ),
    _case(
        "name of an efficiency",
        "  request: {cost",
        "  order: {cost",
        *_OTHER_TITLE,
        "efficiency-renamed neutral efficiency order",
    ),
    _case(
        "what an efficiency is about",
        "description: What work costs",
        "description: What a request costs",
        "other-change neutral efficiency request description",
        _PANELS,
    ),
)
