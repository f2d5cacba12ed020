"""From quantities to a monthly bill, exact to the last fraction of a cent.

Free tiers and volume tiers hold for an account as a whole; a service pays the part of its account's amount that it has
in the quantity, so that the services of a bill add up to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from slocompiler.cost.price_table import Item, PriceTable


class Usage(Struct, frozen=True):
    """What one service of one environment uses in a month, and the account that pays."""

    service: str
    environment: str | None
    account: str
    quantities: Mapping[Item, Fraction]


class Line(Struct, frozen=True):
    """A quantity of one item, and its dollars."""

    item: Item
    quantity: Fraction
    amount: Fraction


class ServiceBill(Struct, frozen=True):
    service: str
    environment: str | None
    lines: tuple[Line, ...]

    @property
    def total(self) -> Fraction:
        return sum((line.amount for line in self.lines), start=Fraction(0))


class Bill(Struct, frozen=True):
    """Services in the order they came; items that nobody uses are left out."""

    services: tuple[ServiceBill, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The items of all services together."""
        found = [line for service in self.services for line in service.lines]
        return tuple(_sum(item, [line for line in found if line.item is item]) for item in Item if _uses(found, item))

    @property
    def total(self) -> Fraction:
        return sum((service.total for service in self.services), start=Fraction(0))


def make_bill(usages: Sequence[Usage], table: PriceTable) -> Bill:
    """The bill of all services."""
    used = _by_account(usages)
    return Bill(tuple(_service(usage, used, table) for usage in usages))


def _service(usage: Usage, used: Mapping[tuple[str, Item], Fraction], table: PriceTable) -> ServiceBill:
    lines = []
    for item in Item:
        quantity = usage.quantities.get(item, Fraction(0))
        if quantity:
            total = used[usage.account, item]
            lines.append(Line(item, quantity, table.amount(item, total) * quantity / total))
    return ServiceBill(usage.service, usage.environment, tuple(lines))


def _by_account(usages: Iterable[Usage]) -> Mapping[tuple[str, Item], Fraction]:
    used: dict[tuple[str, Item], Fraction] = {}
    for usage in usages:
        for item, quantity in usage.quantities.items():
            key = (usage.account, item)
            used[key] = used.get(key, Fraction(0)) + quantity
    return used


def _uses(lines: Iterable[Line], item: Item) -> bool:
    return any(line.item is item for line in lines)


def _sum(item: Item, lines: Sequence[Line]) -> Line:
    quantity = sum((line.quantity for line in lines), start=Fraction(0))
    return Line(item, quantity, sum((line.amount for line in lines), start=Fraction(0)))
