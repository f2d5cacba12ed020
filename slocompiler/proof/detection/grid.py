"""Moments at equal distances: scrapes, evaluations."""

from msgspec import Struct


class Grid(Struct, frozen=True):
    """The moments `offset + k * step`, in ms, for every whole k."""

    step: int
    offset: int = 0

    def index_at_or_before(self, moment: int) -> int:
        return (moment - self.offset) // self.step

    def moment(self, index: int) -> int:
        return self.offset + index * self.step

    def at_or_before(self, moment: int) -> int:
        return self.moment(self.index_at_or_before(moment))

    def at_or_after(self, moment: int) -> int:
        return self.moment(-((self.offset - moment) // self.step))

    def after(self, moment: int) -> int:
        """The first moment later than `moment`: the oldest sample of a window that leaves out its left end."""
        return self.at_or_before(moment) + self.step
