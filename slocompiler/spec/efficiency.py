"""What it costs to do the work, and how much of what is paid for is used."""

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import PositiveInt, QuantityField


class EfficiencySpec(SpecModel):
    """Signals put into a ratio: dollars for each event, or the part of a capacity that is in use."""

    exactly_one_of = (("cost", "used"),)
    at_most_one_of = (("used", "count"), ("cost", "of"))
    required_together = (("cost", "per"),)

    description: str | None = None
    cost: str | None = None
    per: str | None = None
    count: PositiveInt | None = None
    used: str | None = None
    of: str | None = None
    target: QuantityField | None = None
