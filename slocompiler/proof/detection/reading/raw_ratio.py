"""The error ratio over a window of the raw counters."""

from msgspec import Struct

from slocompiler.proof.detection.counters import Counters
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.detection.increase import increase
from slocompiler.proof.detection.share import BadOfAll


class RawRatio(Struct, frozen=True):
    """`sum(rate(bad[window])) / sum(rate(events[window]))`, the bad ones zero-filled."""

    counters: Counters
    scrapes: Grid
    window: int

    def at(self, moment: int) -> BadOfAll | None:
        """The ratio at an evaluation; None when the window does not hold two samples."""
        events = increase(self.counters.events, self.scrapes, self.window, moment)
        if events is None:
            return None
        bad = None if self.counters.bad is None else increase(self.counters.bad, self.scrapes, self.window, moment)
        if bad is None:
            return 0, events.doubled
        return bad.doubled * events.span, events.doubled * bad.span
