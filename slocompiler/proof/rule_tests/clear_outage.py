"""An outage that no rounding can decide about."""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.outcome import Firing, Outcome, Period
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.simulate import simulate_together
from slocompiler.proof.rule_tests.subject import Subject
from slocompiler.values import Duration

#: A threshold may be met exactly, which rounding decides: then a failure just under it is taken.
_NUDGES = (Fraction(1), Fraction(49, 50), Fraction(997, 1000), Fraction(991, 1000))
_NEARLY = Decimal("0.000001")


class Outage(Struct, frozen=True):
    """A failure as a test gives it: after `history`, for `lasts`; the test ends at `ends` (ms of the test)."""

    bad_ratio: Fraction
    history: int
    lasts: int
    ends: int

    @property
    def scenario(self) -> Scenario:
        return Scenario(self.bad_ratio, lasts=Duration(self.lasts), history=Duration(self.history))


def clear_outage(subject: Subject, outage: Outage) -> Outage:
    """The outage, or one a little under it, of which every firing is the same a millionth above and below."""
    nudged = [replace(outage, bad_ratio=outage.bad_ratio * nudge) for nudge in _NUDGES]
    return next((one for one in nudged if _is_clear(subject, one)), nudged[-1])


def _is_clear(subject: Subject, outage: Outage) -> bool:
    """Whether thresholds a millionth higher or lower make no difference, so that rounding makes none."""
    seen = [
        simulate_together(tuple(map(shift, subject.partition.burn_alerts)), subject.facts, outage.scenario)
        for shift in (_higher, _lower)
    ]
    return _edges(seen[0], outage) == _edges(seen[1], outage)


def _edges(outcomes: tuple[Outcome, ...], outage: Outage) -> list[list[Period]]:
    """What of the outcomes a test of that length can see."""
    last = Duration(outage.ends - outage.history)
    return [
        [
            Period(period.fires, period.resets if period.resets is not None and period.resets <= last else None)
            for period in (outcome.periods if isinstance(outcome, Firing) else ())
            if period.fires <= last
        ]
        for outcome in outcomes
    ]


def _higher(alert: BurnAlertIr) -> BurnAlertIr:
    return _shifted(alert, 1 + _NEARLY)


def _lower(alert: BurnAlertIr) -> BurnAlertIr:
    return _shifted(alert, 1 - _NEARLY)


def _shifted(alert: BurnAlertIr, factor: Decimal) -> BurnAlertIr:
    still = alert.still_burning
    return replace(
        alert,
        threshold=alert.threshold * factor,
        still_burning=None if still is None else replace(still, threshold=still.threshold * factor),
    )
