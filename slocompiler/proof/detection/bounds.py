"""How long an alert can take at most, wherever scrapes and evaluations fall, and what of it takes how long."""

from fractions import Fraction
from math import ceil, isqrt

from msgspec import Struct

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.condition import WindowTerm, window_terms
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.scenario import Birth, Scenario
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW, Counting
from slocompiler.proof.detection.slice_edges import slice_edges
from slocompiler.values import Duration, Rate

_HALF = Fraction(1, 2)


class Filling(Struct, frozen=True):
    """How long (ms) one comparison takes to become true: of an error ratio, or of the number of failures.

    `ramp` is the part of it that recorded counts are late. `term` None: it is `min_failures` that is waited for.
    """

    term: WindowTerm | None
    takes: Fraction
    ramp: Fraction = Fraction(0)


class LatestFiring(Struct, frozen=True):
    """The parts of a bound, in ms: the slowest comparison, `for` rounded up to evaluations, scrape and evaluation."""

    slowest: Filling
    held: int
    evaluation: int
    scrape: int

    @property
    def total(self) -> Duration:
        return Duration(ceil(self.slowest.takes) + self.held + self.evaluation + self.scrape)


def latest_firing(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> Duration | None:
    """The latest moment at which the alert fires in an outage that goes on; None when it may never fire."""
    parts = latest_firing_parts(alert, facts, scenario)
    return None if parts is None else parts.total


def latest_firing_parts(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> LatestFiring | None:
    """The same with its parts.

    SEMANTICS 3: max over the windows of w (t - b) / (e - b), plus `for` rounded up to evaluations, plus one evaluation
    and one scrape; one scrape more when the error series may be born with the outage, one evaluation more where members
    of a composite are read, and what the recordings of a weighted window are late, mostly half of 5m less a scrape.
    Traffic is ample unless the scenario of an SLI on events states it. A slice delays as much as its own ratio needs,
    a gauge not at all.
    """
    terms = window_terms(alert)
    if any(_as_counted(scenario.bad_ratio, facts) <= term.threshold for term in terms):
        return None
    if not all(_has_samples(term, facts) and _is_steady(term, facts, scenario) for term in terms):
        return None
    wanted = [_filling(term, facts, scenario) for term in terms]
    if alert.min_failures:
        wanted.append(_guard(alert, facts, scenario))
    fillings = [filling for filling in wanted if filling is not None]
    if len(fillings) < len(wanted):
        return None
    scrape, interval = facts.scrape.milliseconds, facts.interval.milliseconds
    is_born = scenario.birth is not Birth.LONG_AGO and facts.shape.counting is not Counting.MOMENTS
    return LatestFiring(
        slowest=max(fillings, key=lambda filling: filling.takes),
        held=-(-alert.for_.milliseconds // interval) * interval,
        evaluation=interval * (2 if facts.shape.lag else 1),
        scrape=scrape * (2 if is_born else 1),
    )


def _filling(term: WindowTerm, facts: DetectionFacts, scenario: Scenario) -> Filling | None:
    """Time until a window that fills evenly holds enough of the outage; None when it may never do.

    Whole events are up to one late, and one is lost with a series that begins with it.
    """
    bad, base = _as_counted(scenario.bad_ratio, facts), _as_counted(scenario.baseline, facts)
    if not facts.shape.is_raw(term.window):
        bad *= _least_counted(facts, scenario)
    if bad <= term.threshold:
        return None
    even = term.window.milliseconds * max(Fraction(0), term.threshold - base) / (bad - base)
    late = Fraction(0)
    if scenario.traffic is not None:
        late = _between_failures(scenario.traffic, scenario.bad_ratio) * (1 + (scenario.birth is not Birth.LONG_AGO))
    if facts.shape.is_raw(term.window):
        return Filling(term, even + late)
    ramp = _ramp(facts, scenario, even, term.window.milliseconds)
    return Filling(term, even + ramp + late, ramp)


def _least_counted(facts: DetectionFacts, scenario: Scenario) -> Fraction:
    """The least share of whole failures, among whole events, that recorded counts show.

    An event is seen by those evaluations whose 5m, less a scrape, it lies in. When these are no whole number, each of
    the events that come in step with the evaluations may be seen once less, or once more, than on average: all of them
    when they are an interval apart or more, and the fewer the closer they come.
    """
    if scenario.traffic is None or facts.shape.counting is not Counting.EVENTS:
        return Fraction(1)
    interval = facts.interval.milliseconds
    on_average = Fraction(COUNT_WINDOW.milliseconds - facts.scrape.milliseconds, interval)
    if on_average.denominator == 1:
        return Fraction(1)
    apart = [_between_failures(scenario.traffic, ratio) / interval for ratio in (scenario.bad_ratio, Fraction(1))]
    off = [min(Fraction(1), distance) / on_average for distance in apart]
    return (1 - off[0]) / (1 + off[1])


def _has_samples(term: WindowTerm, facts: DetectionFacts) -> bool:
    """Whether what is read from counters always holds two samples."""
    if facts.shape.is_raw(term.window):
        return term.window.milliseconds >= 2 * facts.scrape.milliseconds
    read = COUNT_WINDOW if facts.shape.counting is Counting.EVENTS else facts.shape.slice
    is_gauge = facts.shape.counting is Counting.MOMENTS
    return is_gauge or read is None or read.milliseconds >= 2 * facts.scrape.milliseconds


def _is_steady(term: WindowTerm, facts: DetectionFacts, scenario: Scenario) -> bool:
    """Whether a full window is above its threshold wherever whole events fall: a quiet one may hold no failure at all.

    Between its first and last sample it holds at least as many whole failures, and at most one event more.
    """
    if scenario.traffic is None:
        return True
    is_raw = facts.shape.is_raw(term.window)
    unseen = facts.scrape.milliseconds if is_raw else COUNT_WINDOW.milliseconds
    events = scenario.traffic.per_second * max(0, term.window.milliseconds - unseen) / 1000
    return int(events * scenario.bad_ratio) > term.threshold * (events + 1)


def _as_counted(ratio: Fraction, facts: DetectionFacts) -> Fraction:
    """A slice is bad or it is not."""
    if facts.shape.counting is not Counting.SLICES:
        return ratio
    return Fraction(ratio > Fraction(facts.shape.slice_limit or 0))


def _ramp(facts: DetectionFacts, scenario: Scenario, even: Fraction, window: int) -> Fraction:
    """How much later than the outage itself the recorded counts show it, when `even` of the window is needed.

    A count over 5m rises to the new ratio in c = 5m - s, and the sum of many as x^2 / 2c until then: it is at `even`
    after sqrt(2 c even), and c/2 late from c/2 on. When less than c/2 of the window is left, it must also lose those
    counts that were still rising, and that takes up to c.
    """
    if facts.shape.counting is Counting.EVENTS:
        rise = COUNT_WINDOW.milliseconds - facts.scrape.milliseconds
        if window - even < Fraction(rise, 2):
            return Fraction(rise)
        if even >= Fraction(rise, 2):
            return Fraction(rise, 2)
        return isqrt(ceil(2 * rise * even)) + 1 - even
    edges = slice_edges(scenario, facts.shape)
    return Fraction(0) if edges is None else edges.begins


def _guard(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> Filling | None:
    """Until `min_failures` are counted in the long window; None when it cannot hold so many.

    The rule asks for half a failure less. Slices and moments are counted one for each evaluation. A failure is seen by
    those evaluations whose 5m, less a scrape, it lies in: when they are no whole number, the lower one may count less
    than the failure. One is lost with a series that begins with it.
    """
    counting, interval = facts.shape.counting, facts.interval.milliseconds
    wanted = alert.min_failures - _HALF
    if counting is not Counting.EVENTS:
        evaluations = int(wanted / _as_counted(scenario.bad_ratio, facts)) + 1
        takes = (evaluations - 1) * interval + _ramp(facts, scenario, Fraction(0), 0)
        return Filling(None, takes) if evaluations * interval <= alert.long.milliseconds else None
    if scenario.traffic is None:
        return Filling(None, Fraction(0))
    takes = _until_counted(wanted, facts, scenario)
    return Filling(None, takes) if takes <= alert.long.milliseconds else None


def _until_counted(wanted: Fraction, facts: DetectionFacts, scenario: Scenario) -> Fraction:
    """How long until the sum of recorded counts exceeds `wanted` failures, which come every d.

    A failure is in all counts after w = 5m. Before, it adds at least x / w when it is x old, so that those of the time
    X add X (X - d) / (2 d w) together, which is more than `wanted` from X = d + sqrt(2 d w wanted) on.
    """
    assert scenario.traffic is not None
    window, born = COUNT_WINDOW.milliseconds, scenario.birth is not Birth.LONG_AGO
    each = _between_failures(scenario.traffic, scenario.bad_ratio)
    seen = window - facts.scrape.milliseconds
    least_counted = Fraction(seen // facts.interval.milliseconds * facts.interval.milliseconds, seen)
    in_full = (int(wanted / least_counted) + 1 + born) * each + window
    rising = (1 + born) * each + isqrt(ceil(2 * each * window * wanted)) + 1
    return min(in_full, rising) if rising <= window else in_full


def _between_failures(traffic: Rate, bad_ratio: Fraction) -> Fraction:
    return 1000 / (traffic.per_second * bad_ratio)
