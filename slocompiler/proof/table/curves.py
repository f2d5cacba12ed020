"""How soon each alert of an SLO fires at most, over all error ratios: the detection table as curves."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.anonymous import anonymous
from slocompiler.proof.detection.budget import budget_lasts
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.table.burn_table import worst_start
from slocompiler.proof.table.evaluator import PROMETHEUS, Evaluator
from slocompiler.values import Duration

#: Error ratio, and the time since the failure began.
Point = tuple[Fraction, Duration]

_STEPS_A_DECADE, _DECADES, _DIGITS = 16, 6, 4
#: The first point of a curve lies so close above the least ratio at which the alert fires.
_NEAR = Fraction(1001, 1000)


class EntryCurve(Struct, frozen=True):
    """At which error ratio the alert fires after how long at most, wherever the failure begins, also at low traffic.

    Ratios ascend; those at which no time is certain have no point.
    """

    alert: BurnAlertIr
    points: tuple[Point, ...]


class DetectionCurves(Struct, frozen=True):
    """`entries` in the order of the policy; `budget`: when the whole budget is used up."""

    entries: tuple[EntryCurve, ...]
    budget: tuple[Point, ...]


def detection_curves(
    alerts: tuple[BurnAlertIr, ...], facts: DetectionFacts, evaluator: Evaluator = PROMETHEUS
) -> DetectionCurves:
    """The curves of the alerts of one partition."""
    return DetectionCurves(
        tuple(EntryCurve(alert, _entry(anonymous(alert), facts, evaluator)) for alert in alerts), _budget(facts)
    )


@lru_cache(maxsize=1024)
def _entry(alert: BurnAlertIr, facts: DetectionFacts, evaluator: Evaluator) -> tuple[Point, ...]:
    least = max(Fraction(alert.threshold), facts.baseline)
    ratios = [ratio for ratio in sorted({least * _NEAR, *_RATIOS}) if least < ratio <= 1]
    scenarios = ((ratio, worst_start(facts, Scenario(ratio, facts.baseline))) for ratio in ratios)
    found = ((ratio, evaluator.latest(alert, facts, scenario)) for ratio, scenario in scenarios)
    return tuple((ratio, latest) for ratio, latest in found if latest is not None)


@lru_cache(maxsize=1024)
def _budget(facts: DetectionFacts) -> tuple[Point, ...]:
    least = max(facts.budget, facts.baseline)
    ratios = [ratio for ratio in sorted({facts.budget, *_RATIOS}) if ratio >= least]
    found = ((ratio, budget_lasts(Scenario(ratio, facts.baseline), facts)) for ratio in ratios)
    return tuple((ratio, lasts) for ratio, lasts in found if lasts is not None)


def _ratios() -> Iterator[Fraction]:
    """Evenly spread over the decades below 1."""
    for step in range(_STEPS_A_DECADE * _DECADES + 1):
        ratio = Decimal(10) ** (Decimal(-step) / _STEPS_A_DECADE)
        yield Fraction(Decimal(f"{ratio:.{_DIGITS}g}"))


_RATIOS = tuple(_ratios())
