"""What is read from a store."""

from collections.abc import Mapping

from msgspec import Struct


class Measured(Struct, frozen=True):
    """A metric of an indicator. `nearly`: in what its meaning differs from the signal's."""

    metric: Mapping[str, object]
    nearly: tuple[str, ...] = ()
