"""What work costs, and how much of what is paid for is used."""

from decimal import Decimal

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.signals import Store


class CostPerEventIr(Struct, frozen=True):
    """Dollars for `count` events: a gauge in dollars an hour, over the events an hour. Both name signals."""

    cost: str
    per: str
    count: int


class UseIr(Struct, frozen=True):
    """The part of a capacity that is in use. Both name gauges; `of` None: `used` is a share already."""

    used: str
    of: str | None


class EfficiencyIr(Struct, frozen=True):
    """An entry of `efficiency`, which `store` can work out. `by`: the recorded labels that all its signals keep apart.

    `target` is in dollars, or a share (of a `used` in percent: a percentage).
    """

    name: str
    description: str | None
    measure: CostPerEventIr | UseIr
    store: Store
    by: tuple[str, ...]
    target: Decimal | None
    span: SourceSpan
