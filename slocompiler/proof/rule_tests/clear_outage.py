"""An outage that no rounding can decide about."""

from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from slocompiler.proof.rule_tests.outcomes import Outage, outage_periods
from slocompiler.proof.rule_tests.subject import Subject

#: A threshold may be met exactly, which rounding decides: then a failure just under it is taken.
_NUDGES = (Fraction(1), Fraction(49, 50), Fraction(997, 1000), Fraction(991, 1000))
_NEARLY = Decimal("0.000001")


def clear_outage(subject: Subject, outage: Outage) -> Outage:
    """The outage, or one a little under it, of which every firing is the same with thresholds a millionth apart."""
    if not subject.any_ratio:
        return outage
    nudged = [replace(outage, bad_ratio=outage.bad_ratio * nudge) for nudge in _NUDGES]
    return next((one for one in nudged if _is_clear(subject, one)), nudged[-1])


def _is_clear(subject: Subject, outage: Outage) -> bool:
    above, below = (outage_periods(subject, outage, 1 + shift) for shift in (_NEARLY, -_NEARLY))
    return above == below
