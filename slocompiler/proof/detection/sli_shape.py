"""How the rules of an SLO read its windows: from the raw counters, or from counts recorded at every evaluation."""

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusEventsIr, PrometheusRatioIr, QueryIr, SignalIr
from slocompiler.ir.slos import CompositeSli, GaugeSli, NoData, SliIr, SloIr, TimesliceSli
from slocompiler.promql import VectorSelector, is_additive, uses_window, without_parens
from slocompiler.values import Duration

#: What a recorded count of events looks back (SEMANTICS 2).
COUNT_WINDOW = Duration.of(minutes=5)
#: Windows from here up are summed up from recorded counts, as raw ones cost too much; shorter ones would be late.
WEIGHTED_FROM = Duration.of(hours=6)
#: Recordings are written at least this often.
SLOWEST_RECORDING = Duration.of(minutes=1)


class Counting(Enum):
    """What is recorded at an evaluation."""

    EVENTS = "events and bad events per evaluation, from the rate over 5m"
    SLICES = "one slice, bad when the error ratio over its length was too high"
    MOMENTS = "one moment, bad when the gauge is on the wrong side"


class SliShape(Struct, frozen=True):
    """How an SLI becomes ratios over windows.

    `raw_below`: windows shorter than this are read from the raw counters (None: none is). `slice`: length of a slice,
    with `slice_limit`, the error ratio above which it is bad; a gauge's slice is bad when any moment in it was.
    `lag`: members of a composite are recorded in other groups, so that what is read may be one evaluation old.
    """

    counting: Counting = Counting.EVENTS
    raw_below: Duration | None = WEIGHTED_FROM
    slice: Duration | None = None
    slice_limit: Decimal | None = None
    lag: bool = False

    def is_raw(self, window: Duration) -> bool:
        """Whether a window is read from the raw counters; a count of events over 5m is such a reading itself."""
        if self.counting is Counting.EVENTS and window == COUNT_WINDOW:
            return True
        return self.raw_below is not None and window < self.raw_below


_NEVER_RAW = None
_ALWAYS_RAW = Duration.of(days=100_000)


def sli_shape(slo: SloIr, service: ServiceIr) -> SliShape:
    """How the SLO's windows are read (DESIGN 5.1 and 5.8b)."""
    match slo.sli:
        case CompositeSli():
            return SliShape(raw_below=_NEVER_RAW, lag=True)
        case GaugeSli(every=every):
            return SliShape(Counting.MOMENTS, _NEVER_RAW, slice=every)
        case TimesliceSli(every=every, good_above=good_above):
            return SliShape(Counting.SLICES, _NEVER_RAW, every, 1 - good_above.ratio)
        case sli:
            return SliShape(raw_below=_raw_below(slo, service.signal(sli.signal)))


def _raw_below(slo: SloIr, signal: SignalIr) -> Duration | None:
    """Masked time, and time that counts as bad for want of data, exist in the recordings alone."""
    if slo.masked or slo.no_data is NoData.BAD:
        return _NEVER_RAW
    if isinstance(signal.prometheus, PrometheusRatioIr):
        return WEIGHTED_FROM if uses_window(signal.prometheus.bad.expr) else _NEVER_RAW
    return WEIGHTED_FROM if all(map(_adds_up, _queries(signal))) else _ALWAYS_RAW


def _queries(signal: SignalIr) -> Iterator[QueryIr]:
    if isinstance(signal.prometheus, PrometheusEventsIr):
        for queries in (signal.prometheus.total, signal.prometheus.bad, signal.prometheus.good):
            yield from queries or ()


def _adds_up(query: QueryIr) -> bool:
    return isinstance(without_parens(query.expr), VectorSelector) or is_additive(query.expr).ok


def signal_of(sli: SliIr) -> str | None:
    """The signal that an SLI measures; None for a composite."""
    if isinstance(sli, TimesliceSli):
        return sli.of.signal
    return None if isinstance(sli, CompositeSli) else sli.signal
