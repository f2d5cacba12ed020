"""Costs and uses in the IR: numbers in the signals' units, the store that holds all, the labels that all keep."""

from decimal import Decimal

import pytest

from slocompiler.ir.efficiency import CostPerEventIr, EfficiencyIr, UseIr
from slocompiler.ir.signals import Store
from tests.lower.workspaces import compiled, lowered, places, service_text

SIGNALS = """\
signals:
  calls:
    by: [region, "zone as place"]
    alert_on: prometheus
    events:
      prometheus: {total: calls_total, bad_where: 'code="5"'}
      cloudwatch: {namespace: A, regions: [eu-west-1, us-east-1], total: Calls, bad: Errors}
  spend: {unit: usd-per-hour, by: ["zone as place", node], gauge: {prometheus: {value: hourly_cost}}}
  bill: {unit: usd-per-hour, gauge: {cloudwatch: {namespace: B, regions: [us-east-1], metric: Cost}}}
  gpu: {unit: percent, by: [region], gauge: {prometheus: {value: gpu}}}
  busy: {unit: count, by: [region], gauge: {prometheus: {value: busy}}}
  slots: {unit: count, gauge: {prometheus: {value: slots}}}
"""


def entry(text: str) -> EfficiencyIr:
    (service,) = compiled(service_text(f"{SIGNALS}efficiency: {{it: {text}}}\n")).services
    (found,) = service.efficiency
    return found


@pytest.mark.parametrize(
    ("text", "measure", "store", "by", "target"),
    [
        ("{cost: spend, per: calls}", CostPerEventIr("spend", "calls", 1), Store.PROMETHEUS, ("place",), None),
        (
            "{cost: bill, per: calls, count: 1000, target: 0.05 USD}",
            CostPerEventIr("bill", "calls", 1000), Store.CLOUDWATCH, (), "0.05",
        ),
        ("{used: gpu, target: 80%}", UseIr("gpu", None), Store.PROMETHEUS, ("region",), "80"),
        ("{used: busy, of: slots, target: 80%}", UseIr("busy", "slots"), Store.PROMETHEUS, (), "0.8"),
    ],
)  # fmt: skip
def test_entries(text: str, measure: object, store: Store, by: tuple[str, ...], target: str | None) -> None:
    found = entry(text)
    assert (found.measure, found.store, found.by) == (measure, store, by)
    assert found.target == (None if target is None else Decimal(target))


def test_entries_are_sorted_and_may_be_taken_out() -> None:
    text = "efficiency: {b: {used: gpu}, a: {used: gpu}}\nenvironments: {staging: {efficiency: {b: false}}}\n"
    (service,) = compiled(service_text(SIGNALS + text.partition("environments")[0])).services
    assert [each.name for each in service.efficiency] == ["a", "b"]


def test_what_is_broken_is_left_out_and_the_rest_stays() -> None:
    result = lowered(service_text(SIGNALS + "efficiency:\n  a: {used: busy}\n  b: {used: gpu}\n"))
    assert places(result) == ["SLO568 checkout.yaml:17:13"]
    assert result.compilation
    assert [each.name for each in result.compilation.services[0].efficiency] == ["b"]


def test_regions_of_cloudwatch_must_meet() -> None:
    text = (
        SIGNALS.replace("regions: [us-east-1]", "regions: [ap-south-1]") + "efficiency: {a: {cost: bill, per: calls}}\n"
    )
    assert places(lowered(service_text(text))) == ["SLO569 checkout.yaml:16:14"]
