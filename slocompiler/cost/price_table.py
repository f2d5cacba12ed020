"""The price list: what a month costs of each thing that AWS charges for."""

import tomllib
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path

from msgspec import Struct, convert

_FILE = Path(__file__).with_name("prices.toml")


class Item(StrEnum):
    """A thing that is charged for, as the price list names it."""

    TRACES = "traces"
    TRACES_RETRIEVED = "traces_retrieved"
    TRACES_INSIGHTS = "traces_insights"
    ALARM_METRICS = "alarm_metrics"
    HIGH_RESOLUTION_ALARM_METRICS = "high_resolution_alarm_metrics"
    ANOMALY_ALARMS = "anomaly_alarms"
    COMPOSITE_ALARMS = "composite_alarms"
    CUSTOM_METRICS = "custom_metrics"
    DASHBOARDS = "dashboards"
    LOG_INGESTION = "log_ingestion"
    LOG_STORAGE = "log_storage"


class Tier(Struct, frozen=True):
    """A price up to a number of units that are paid for; the last tier has no end."""

    price: Decimal
    up_to: int | None = None


class Price(Struct, frozen=True):
    """What one item costs: `free` units of a month and account are free, then `tiers`, each price for `per` units."""

    name: str
    free: int
    per: int
    tiers: tuple[Tier, ...]
    source: str
    checked: bool

    def amount(self, quantity: Fraction) -> Fraction:
        """Dollars for a month's quantity in one account, exact."""
        paid = max(quantity - self.free, Fraction(0))
        total, begin = Fraction(0), Fraction(0)
        for tier in self.tiers:
            end = paid if tier.up_to is None else min(paid, Fraction(tier.up_to))
            total += max(end - begin, Fraction(0)) * Fraction(tier.price) / self.per
            begin = max(begin, end)
        return total


class PriceTable(Struct, frozen=True):
    """`as_of`: the month the prices are from. They are those of one Region; others differ."""

    as_of: str
    region: str
    prices: dict[Item, Price]

    def amount(self, item: Item, quantity: Fraction) -> Fraction:
        return self.prices[item].amount(quantity)


@cache
def price_table() -> PriceTable:
    """The list that comes with the compiler."""
    read = tomllib.loads(_FILE.read_text(encoding="utf-8"), parse_float=Decimal)
    prices = {Item(name): convert(entry, Price) for name, entry in read.items() if isinstance(entry, dict)}
    return PriceTable(read["as_of"], read["region"], prices)
