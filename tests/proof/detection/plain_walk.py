"""The model once more, without a leap: every evaluation, every count, every window summed up anew.

It shares with the real one only how a counter extrapolates and what an evaluation counts, which promtool judges.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.condition import window_terms
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.reading.raw_ratio import RawRatio
from slocompiler.proof.detection.readings import Readings, counts_of
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.values import Duration

Times = list[tuple[int, int | None]]


class PlainWalk:
    """One scenario of an SLO, evaluation by evaluation."""

    def __init__(self, facts: DetectionFacts, scenario: Scenario) -> None:
        self._facts = facts
        self._readings = Readings(facts, scenario)
        counts = counts_of(facts, scenario, self._readings.scrapes, self._readings.evaluations)
        self._unit = counts.unit
        history = None if scenario.history is None else -scenario.history.milliseconds

        @cache
        def count(moment: int) -> tuple[int, int]:
            is_recorded = history is None or moment >= history - facts.interval.milliseconds
            return (counts.at(moment) or (0, 0)) if is_recorded else (0, 0)

        self._count = count

    def periods(self, alert: BurnAlertIr, last: int) -> Times:
        """When the alert fires and resets, in ms, up to `last`."""
        step, start = self._facts.interval.milliseconds, self._readings.evaluations.offset
        moments = range(start, last + 1, step)
        states = [(moment, self._is_true(alert, moment)) for moment in moments]
        return _periods(states, alert.for_.milliseconds, alert.keep_firing_for.milliseconds)

    def _is_true(self, alert: BurnAlertIr, moment: int) -> bool:
        for term in window_terms(alert):
            ratio = self._ratio(term.window, moment)
            if ratio is None or ratio <= term.threshold:
                return False
        if not alert.min_failures or self._unit is None:
            return True
        bad, _ = self._sum(alert.long.milliseconds, moment)
        return self._unit * bad > alert.min_failures - Fraction(1, 2)

    def _ratio(self, window: Duration, moment: int) -> Fraction | None:
        if self._facts.shape.is_raw(window):
            raw = RawRatio(self._readings.counters, self._readings.scrapes, window.milliseconds).at(moment)
            bad, all_ = raw or (0, 0)
        else:
            bad, all_ = self._sum(window.milliseconds, moment)
        return Fraction(bad, all_) if all_ else None

    def _sum(self, window: int, moment: int) -> tuple[int, int]:
        step = self._facts.interval.milliseconds
        counted = [self._count(at) for at in range(moment, moment - window, -step)]
        return sum(bad for bad, _ in counted), sum(all_ for _, all_ in counted)


def _periods(states: Sequence[tuple[int, bool]], for_: int, keep: int) -> Times:
    """`for` and `keep_firing_for`, as Prometheus applies them at each evaluation."""
    found: Times = []
    since_true: int | None = None
    since_false: int | None = None
    began: int | None = None
    for moment, is_true in states:
        if is_true:
            since_true, since_false = (moment if since_true is None else since_true), None
            if began is None and moment - since_true >= for_:
                began = moment
            continue
        since_false = moment if since_false is None else since_false
        if began is not None and moment - since_false < keep:
            continue
        if began is not None:
            found.append((began, moment))
        since_true = began = None
    return [*found, *([] if began is None else [(began, None)])]
