"""When an alert fires and resets, as formulas: SEMANTICS 3, for scrapes and evaluations on whole multiples.

Time 0 is a scrape and an evaluation; from there on the error ratio is e instead of b. With s between scrapes, i between
evaluations, a window w and a threshold t:

    raw window, s | w       its w/s samples span w - s, so n scrapes after time 0 its ratio is b + (e - b) n s / (w - s)
                            and it is above t from the first scrape later than (w - s)(t - b) / (e - b)
    weighted window, i | w  the mean of w/i recordings, each a raw window of 5m: after k evaluations
                            b + (e - b) i/w * sum of min(floor(j i / s) s / (300 - s), 1) over the last w/i of j = 1..k
    fires                   the first evaluation at which all windows are above, plus `for` rounded up to evaluations
    resets                  the same two with e and b exchanged, counted from the end, for the first window that is
                            no longer above; plus `keep_firing_for` rounded up to evaluations
"""

from collections import deque
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.condition import WindowTerm, window_terms
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Period
from slocompiler.proof.detection.scenario import Birth, Scenario
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW, Counting
from slocompiler.values import Duration


def closed_form(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> Period | None:
    """The one time of firing, None when there is none.

    Raises ValueError where the formulas do not hold: windows that are no multiples, an outage that does not begin at a
    scrape and an evaluation or ends before the longest window is full of it, whole events, young series.
    """
    _check(alert, facts, scenario)
    terms = window_terms(alert)
    grid = _Grid(facts, scenario)
    crossed = [grid.crossing(term) for term in terms]
    if None in crossed:
        return None
    interval = facts.interval.milliseconds
    fires = max(at for at in crossed if at is not None) + _rounded_up(alert.for_.milliseconds, interval)
    if scenario.lasts is None:
        return Period(Duration(fires), None)
    lost = [grid.loss(term) for term in terms]
    false = min((at for at in lost if at is not None), default=None)
    if false is None:
        return Period(Duration(fires), None)
    if fires >= false:
        return None
    return Period(Duration(fires), Duration(false + _rounded_up(alert.keep_firing_for.milliseconds, interval)))


def _check(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario) -> None:
    scrape, interval, shape = facts.scrape.milliseconds, facts.interval.milliseconds, facts.shape
    if scenario.baseline >= scenario.bad_ratio:
        raise ValueError("no closed form for a ratio that does not rise")
    if scenario.traffic or scenario.history or scenario.birth is not Birth.LONG_AGO:
        raise ValueError("no closed form for whole events and young series")
    if scenario.since_scrape.milliseconds or scenario.until_evaluation.milliseconds:
        raise ValueError("no closed form for an outage that begins between scrapes or evaluations")
    if shape.counting is not Counting.EVENTS or COUNT_WINDOW.milliseconds % scrape:
        raise ValueError("a closed form needs counts over 5m, and whole scrapes in them")
    for term in window_terms(alert):
        step = scrape if shape.is_raw(term.window) else interval
        if term.window.milliseconds % step:
            raise ValueError(f"{term.window} is no multiple of {Duration(step)}")
    longest = max(term.window.milliseconds for term in window_terms(alert)) + COUNT_WINDOW.milliseconds
    if scenario.lasts and (scenario.lasts.milliseconds % scrape or scenario.lasts.milliseconds < longest):
        raise ValueError(f"the outage must last whole scrapes, and at least {Duration(longest)}")


class _Grid(Struct, frozen=True):
    """The formulas, with times in ms after the outage began."""

    facts: DetectionFacts
    scenario: Scenario

    def crossing(self, term: WindowTerm) -> int | None:
        """The first evaluation at which the window is above its threshold; None when it never is."""
        base, bad = self.scenario.baseline, self.scenario.bad_ratio
        if bad <= term.threshold:
            return None
        needed = (term.threshold - base) / (bad - base)
        return self._first(term, needed, since=0, is_strict=True)

    def loss(self, term: WindowTerm) -> int | None:
        """The first evaluation at which it is not above any more; None when the baseline keeps it there."""
        base, bad = self.scenario.baseline, self.scenario.bad_ratio
        if base > term.threshold:
            return None
        assert self.scenario.lasts is not None
        needed = (bad - term.threshold) / (bad - base)
        return self._first(term, needed, self.scenario.lasts.milliseconds, is_strict=False)

    def _first(self, term: WindowTerm, needed: Fraction, since: int, *, is_strict: bool) -> int:
        """The first evaluation at which more than `needed` of the window's weight is later than `since`.

        Without `is_strict`, exactly as much is enough.
        """
        if self.facts.shape.is_raw(term.window):
            return self._raw(term.window.milliseconds, needed, since, is_strict=is_strict)
        for moment, filled in self._filling(term.window.milliseconds, since):
            if filled > needed or (filled == needed and not is_strict):
                return moment
        raise AssertionError("a window fills up")

    def _raw(self, window: int, needed: Fraction, since: int, *, is_strict: bool) -> int:
        scrape, interval = self.facts.scrape.milliseconds, self.facts.interval.milliseconds
        exact = (window - scrape) * needed
        scrapes = exact // scrape + 1 if is_strict else -(-exact // scrape)
        return _rounded_up(since + int(scrapes) * scrape, interval)

    def _filling(self, window: int, since: int) -> Iterator[tuple[int, Fraction]]:
        """Evaluations after `since`, each with the share of the window's recorded weight that is later."""
        interval = self.facts.interval.milliseconds
        moment = since // interval * interval
        kept, held = Fraction(0), deque[Fraction]()
        while True:
            moment += interval
            held.append(self._recorded(moment - since))
            kept += held[-1] - (held.popleft() if len(held) > window // interval else 0)
            yield moment, kept * interval / window

    def _recorded(self, age: int) -> Fraction:
        """The share of a recording that is later than a change `age` ago: a raw window of 5m, which fills in steps."""
        scrape = self.facts.scrape.milliseconds
        return min(Fraction(age // scrape * scrape, COUNT_WINDOW.milliseconds - scrape), Fraction(1))


def _rounded_up(length: int, step: int) -> int:
    return -(-length // step) * step
