"""Anomaly bands: a value within its band, then beyond it, on either side.

A band rests on weeks of history, which no test waits for. What the rules would have recorded in that time is given
instead: the value itself, its season, and a sample every second of residuals, as many as half a week has. Expected
value, spread and band are computed by the rules.
"""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.ir.alerts import BandIr
from slocompiler.proof.rule_tests.alerts.scene import firing_periods, scene_checks
from slocompiler.proof.rule_tests.alerts.subject import AlertSubject, labelled
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.recordings.names import SIGNAL_RESIDUAL, SIGNAL_SEASON, SIGNAL_VALUE
from slocompiler.values import Duration, print_number

_SECOND = Duration.of(seconds=1)
#: Residuals of half a week, once a minute, and some more; then a quarter of an hour near the edge.
_HISTORY = Duration.of(minutes=100).milliseconds
#: A spread that is smaller is taken to be this share of what is expected.
_LEAST_SPREAD = Decimal("0.0167")
#: The growth of the value is measured an hour late: for so long a change leaves the expected value alone.
_LONGEST = Duration.of(minutes=50).milliseconds
_SLIGHT, _MUCH = Decimal("0.9"), Decimal("1.1")
_USUAL = 1000
_AFTER = Duration.of(minutes=5).milliseconds


def band_tests(subject: AlertSubject, band: BandIr) -> Iterator[PromtoolTest]:
    """One for values above the band and, where there is room, one for values below it; raises NotTestableError."""
    partition = subject.partition
    if partition.for_.milliseconds + _AFTER > _LONGEST or subject.interval.milliseconds % 1000:
        raise NotTestableError("its `for` is longer than its history stays what it was")
    width = band.deviations * _LEAST_SPREAD
    yield _test(subject, width, 1)
    if width * _MUCH < 1:
        yield _test(subject, width, -1)


def _test(subject: AlertSubject, width: Decimal, sign: int) -> PromtoolTest:
    interval, partition = subject.interval.milliseconds, subject.partition
    begins = -(-_HISTORY // interval) * interval
    stays = -(-(partition.for_.milliseconds + _AFTER) // interval) * interval
    ends = begins + stays + -(-(partition.keep_firing_for.milliseconds + _AFTER) // interval) * interval
    wrong = _USUAL * (1 + sign * width * _MUCH)
    periods = firing_periods(subject, lambda moment: begins < moment <= begins + stays, ends)
    series = dict(_series(subject, (begins // 1000, stays // 1000, ends // 1000), width, wrong, sign))
    side = "above" if sign > 0 else "below"
    checks = tuple(scene_checks(subject, periods, ends))
    return PromtoolTest(subject.title, f"a value {side} its band", _SECOND, series, subject.reads, checks, ends)


def _series(
    subject: AlertSubject, seconds: tuple[int, int, int], width: Decimal, wrong: Decimal, sign: int
) -> Iterator[tuple[str, str]]:
    """The last quarter of an hour before the change lies close to the edge of the band.

    Residuals are given until then: afterwards the rules record their own, at the same moments.
    """
    begins, stays, ends = seconds
    slight = 15 * 60
    near = _USUAL * (1 + sign * width * _SLIGHT)
    failing = (
        f"{_USUAL}x{begins - slight} {print_number(near)}x{slight - 1} {print_number(wrong)}x{stays - 1} "
        f"{_USUAL}x{ends - begins - stays}"
    )
    names = subject.recorded
    for place, group in enumerate(subject.groups):
        yield labelled(names, SIGNAL_VALUE, group.recorded), failing if place == 0 else f"{_USUAL}x{ends}"
        yield labelled(names, SIGNAL_SEASON, group.recorded), f"{_USUAL}x{ends}"
        yield labelled(names, SIGNAL_RESIDUAL, group.recorded), f"0x{begins - slight}"
