"""A measure of a signal: levels at which it has a value, and the value that the rules read."""

from collections.abc import Callable
from fractions import Fraction
from math import floor, lcm
from typing import Any

from msgspec import Struct

from slocompiler.ir.alerts import MeasureIr, MeasureKind
from slocompiler.proof.rule_tests.forms.classic import ClassicForm, classic_quantile
from slocompiler.proof.rule_tests.forms.distribution import Measurements, all_of
from slocompiler.proof.rule_tests.forms.events import Events, EventsForm, all_events, bad_of_all
from slocompiler.proof.rule_tests.forms.gauge import GaugeForm, Value
from slocompiler.proof.rule_tests.forms.native import NativeForm, native_bucket, native_quantile
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.ratio import RatioForm, share_of
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.sli_input import SignalForm
from slocompiler.values import Duration

#: A value lies at or between these: of a native histogram in production, only a wide bucket is known.
Reading = tuple[Fraction, Fraction]
_SHARES = 1_000_000


class Measuring(Struct, frozen=True):
    """`level` makes a level at which the measure is a value; `read` gives what the rules compute at an evaluation.

    `mixed` makes one of a distribution in which a share of the measurements has a value and the others another.
    `is_instant`: the value of now, which looks back no further.
    """

    form: SignalForm
    level: Callable[[Fraction], Any]
    read: Callable[[Windows[Any], int], Reading | None]
    window: int
    mixed: Callable[[Fraction, Fraction, Fraction], Measurements] | None = None
    is_instant: bool = False


def measuring(
    form: SignalForm, measure: MeasureIr, over: Duration, scrape: int, *, by_bucket: bool = False
) -> Measuring:
    """The measure of a form over a window; raises NotTestableError where it cannot be made up.

    `by_bucket`: only the bucket of a native histogram's quantile is told, because those in production are finer than
    those of a test.
    """
    window = over.milliseconds
    match form:
        case EventsForm() | RatioForm():
            return _of_events(form, measure.kind, window, scrape)
        case ClassicForm() | NativeForm():
            return _of_measurements(form, measure, window, native_bucket if by_bucket else native_quantile)
        case GaugeForm():
            return _of_gauge(form, measure, window)


def _of_events(form: EventsForm | RatioForm, kind: MeasureKind, window: int, scrape: int) -> Measuring:
    if kind is MeasureKind.BAD_RATIO:
        return Measuring(form, _with_share, lambda windows, at: _exact(_share(windows, window, at)), window)
    factor = Fraction(window, 1000) if kind is MeasureKind.COUNT else Fraction(1)

    def level(value: Fraction) -> Events:
        return Events(whole(value / factor * scrape / 1000))

    def read(windows: Windows[Events], moment: int) -> Reading | None:
        rate = windows.per_second("all", all_events, window, moment)
        return _exact(None if rate is None else rate * factor)

    return Measuring(form, level, read, window)


def whole(value: Fraction) -> int:
    """A number of events; raises NotTestableError for a part of one."""
    if value.denominator != 1:
        raise NotTestableError("so few events do not come at every scrape")
    return int(value)


def _with_share(value: Fraction) -> Events:
    if not 0 <= value <= 1:
        raise NotTestableError("no share of bad events lies beyond its limit")
    return Events(_SHARES, floor(value * _SHARES))


def _share(windows: Windows[Events], window: int, moment: int) -> Fraction | None:
    return share_of(bad_of_all(windows, window, moment))


def _exact(value: Fraction | None) -> Reading | None:
    return None if value is None else (value, value)


def _of_measurements(
    form: ClassicForm | NativeForm,
    measure: MeasureIr,
    window: int,
    of_native: Callable[[Windows[Measurements], Fraction, int, int], Reading | None],
) -> Measuring:
    if measure.kind is MeasureKind.MEAN:
        return Measuring(form, _all_at, lambda windows, at: _exact(_mean(windows, window, at)), window)
    assert measure.quantile is not None, "a distribution is measured by its mean or a quantile"
    quantile = Fraction(measure.quantile)

    def read(windows: Windows[Measurements], moment: int) -> Reading | None:
        if isinstance(form, NativeForm):
            return of_native(windows, quantile, window, moment)
        return _exact(classic_quantile(windows, form.boundaries, quantile, window, moment))

    return Measuring(form, _all_at, read, window, mixed)


def mixed(low: Fraction, high: Fraction, share: Fraction) -> Measurements:
    """Measurements of which a share has the higher value."""
    many = 1000 * share.denominator * lcm(low.denominator, high.denominator)
    above = int(share * many)
    return Measurements(((low, many - above), (high, above)))


def _all_at(value: Fraction) -> Measurements:
    if value <= 0:
        raise NotTestableError("no measurement is below 0")
    return Measurements(((value, 1000 * value.denominator),))


def _mean(windows: Windows[Measurements], window: int, moment: int) -> Fraction | None:
    every = windows.increase("all", all_of, window, moment)
    total = windows.increase("sum", _scaled_sum, window, moment)
    if every is None or total is None or not every.doubled:
        return None
    return Fraction(total.doubled, every.doubled * _SUM_SCALE)


_SUM_SCALE = 10**9


def _scaled_sum(level: Measurements) -> int:
    scaled = level.sum * _SUM_SCALE
    assert scaled.denominator == 1, "values of specs have few decimals"
    return int(scaled)


def _of_gauge(form: GaugeForm, measure: MeasureIr, window: int) -> Measuring:
    is_instant = measure.over is None
    return Measuring(
        form, Value, lambda windows, at: _exact(form.value(windows, at)), 0 if is_instant else window, None, is_instant
    )
