"""What the monitoring of a service costs a month, at list prices, free tiers left aside."""

from collections.abc import Iterator
from fractions import Fraction

from slocompiler.cost.bill import ServiceBill
from slocompiler.cost.price_table import Item, price_table
from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.direction import direction
from slocompiler.diff.words import dollars, effects

RAISED, LOWERED = mirrored(
    ("DIF610", "cost-raised", (Level.NEUTRAL,), "AWS charges more for monitoring the service."),
    ("DIF611", "cost-lowered", (Level.NEUTRAL,), "AWS charges less for monitoring the service."),
    follows=True,
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    old, new = delta.sides.old.made, delta.sides.new.made
    if old is None or new is None:
        return
    kind = direction(old.bill.total, new.bill.total, RAISED, LOWERED)
    if kind is not None:
        before, after = _items(old.bill), _items(new.bill)
        items = (item for item in Item if item in before or item in after)
        shown = effects(*(_effect(item, before, after) for item in items))
        words = f"{dollars(old.bill.total)} a month", f"{dollars(new.bill.total)} a month"
        yield delta.change(kind, Subject("cost"), *words, at=(("service",),), effects=shown)


def _items(bill: ServiceBill) -> dict[Item, Fraction]:
    return {line.item: line.amount for line in bill.lines}


def _effect(item: Item, before: dict[Item, Fraction], after: dict[Item, Fraction]) -> Effect:
    nothing = Fraction(0)
    name = price_table().prices[item].name
    return Effect(name, dollars(before.get(item, nothing)), dollars(after.get(item, nothing)))


RULE = ServiceRule((RAISED, LOWERED), _check)
