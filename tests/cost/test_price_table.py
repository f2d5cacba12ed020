"""The price list against amounts worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest

from slocompiler.cost.price_table import Item, price_table

#: Item, quantity, dollars.
AMOUNTS = [
    (Item.TRACES, 0, "0"),
    (Item.TRACES, 100_000, "0"),
    (Item.TRACES, 100_001, "0.000005"),
    (Item.TRACES, 1_100_000, "5"),
    (Item.TRACES, 239_500_800, "1197.004"),
    (Item.TRACES_RETRIEVED, 3_000_000, "1"),
    (Item.TRACES_INSIGHTS, 148_800, "0.1488"),
    (Item.ALARM_METRICS, 10, "0"),
    (Item.ALARM_METRICS, 11, "0.10"),
    (Item.HIGH_RESOLUTION_ALARM_METRICS, 10, "3.00"),
    (Item.ANOMALY_ALARMS, 1, "0.30"),
    (Item.COMPOSITE_ALARMS, 3, "1.50"),
    (Item.CUSTOM_METRICS, 10, "0"),
    (Item.CUSTOM_METRICS, 1_010, "300"),
    (Item.CUSTOM_METRICS, 10_010, "3000"),
    (Item.CUSTOM_METRICS, 10_011, "3000.10"),
    (Item.CUSTOM_METRICS, 250_010, "27000"),
    (Item.CUSTOM_METRICS, 1_000_010, "64500"),
    (Item.CUSTOM_METRICS, 1_000_110, "64502"),
    (Item.DASHBOARDS, 5, "6.00"),
    (Item.LOG_INGESTION, 105, "50.00"),
    (Item.LOG_STORAGE, 100, "3.00"),
]


@pytest.mark.parametrize(("item", "quantity", "dollars"), AMOUNTS)
def test_amounts(item: Item, quantity: int, dollars: str) -> None:
    assert price_table().amount(item, Fraction(quantity)) == Fraction(dollars)


def test_a_published_example_of_aws() -> None:
    """2,000 requests an hour at 10 % for 31 days are 148,800 traces, $0.24 (pricing page of X-Ray, example 1)."""
    traces = Fraction(2000 * 24 * 31) / 10
    assert traces == 148_800
    assert round(float(price_table().amount(Item.TRACES, traces)), 2) == 0.24


def test_every_item_has_a_price_with_a_source_and_the_list_a_date() -> None:
    table = price_table()
    assert set(table.prices) == set(Item)
    assert all(price.source.startswith("https://aws.amazon.com/") for price in table.prices.values())
    assert (table.as_of, table.region) == ("2026-11", "us-east-1")


def test_prices_are_exact() -> None:
    assert table_price(Item.ALARM_METRICS) == Decimal("0.10")
    assert all(isinstance(tier.price, Decimal) for price in price_table().prices.values() for tier in price.tiers)


def table_price(item: Item) -> Decimal:
    return price_table().prices[item].tiers[0].price


def test_an_anomaly_alarm_is_three_alarms() -> None:
    assert table_price(Item.ANOMALY_ALARMS) == 3 * table_price(Item.ALARM_METRICS)
