"""Series that feed an SLI, and what its rules count from them."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from msgspec import Struct

from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    SignalIr,
)
from slocompiler.ir.slos import DistributionSli, EventsSli, GaugeSli, RatioSli
from slocompiler.promql import VectorSelector, uses_window
from slocompiler.proof.rule_tests.forms.classic import ClassicForm
from slocompiler.proof.rule_tests.forms.distribution import Measurements, all_of
from slocompiler.proof.rule_tests.forms.events import Events, EventsForm, bad_of_all
from slocompiler.proof.rule_tests.forms.gauge import GaugeForm, Value, gauge_form
from slocompiler.proof.rule_tests.forms.native import NativeForm
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.ratio import RatioForm, ratio_form
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.phases import Phase, timeline_of
from slocompiler.values import Unit

#: Bad and all of a moment or a window; the unit is the same for both.
BadOfAll = tuple[Fraction | int, Fraction | int]
SignalForm = EventsForm | ClassicForm | NativeForm | GaugeForm | RatioForm
SimpleSli = EventsSli | DistributionSli | GaugeSli | RatioSli


class SliInput(Struct, frozen=True):
    """How one SLI on one signal is fed.

    `level` makes a level of the form from all events of a scrape and the bad ones; `now` and `over` read bad of all
    from the windows of a timeline: at a moment, and over a window (ms), None where there is no such reading.
    `any_ratio`: every share can be bad, not only nothing and everything. `has_bad_series`: bad ones have a series.
    `is_rate`: events come per second; otherwise each evaluation counts as one.
    """

    form: SignalForm
    level: Callable[[int, int], Any]
    now: Callable[[Windows[Any], int], BadOfAll | None] | None
    over: Callable[[Windows[Any], int, int], BadOfAll | None] | None
    any_ratio: bool = True
    has_bad_series: bool = False
    is_rate: bool = True

    @property
    def reads(self) -> tuple[VectorSelector, ...]:
        return self.form.reads

    def series(
        self, group: Mapping[str, str], scrape: int, phases: Sequence[Phase], *, no_bad: bool = False
    ) -> dict[str, str]:
        """The input series of one group; raises NotTestableError."""
        return self.form.series(group, timeline_of(scrape, phases, self.level), no_bad=no_bad)

    def windows(self, scrape: int, phases: Sequence[Phase], *, is_old: bool = False) -> Windows[Any]:
        return Windows(timeline_of(scrape, phases, self.level), is_old=is_old)


def sli_input(
    sli: SimpleSli, signal: SignalIr, prometheus: PrometheusFactsIr, start: int, *, every_bucket: bool = False
) -> SliInput:
    """How to feed an SLI; `start`: seconds since 1970 at which tests begin. Raises NotTestableError."""
    by = tuple(label.source for label in signal.by)
    match sli, signal.prometheus:
        case EventsSli(), PrometheusEventsIr() as events:
            return _events(EventsForm(events, by))
        case DistributionSli(), PrometheusDistributionIr(_, boundaries) as histogram:
            limit = sli.above if sli.below is None else sli.below
            assert limit is not None, "one bound is set"
            if boundaries is None:
                return _native(NativeForm(histogram), sli, Fraction(limit))
            return _classic(ClassicForm(histogram, prometheus, None if every_bucket else (limit,)), sli, limit)
        case GaugeSli(), PrometheusGaugeIr() as gauge:
            return _gauge(gauge_form(gauge, by, start, prometheus.scrape_interval.milliseconds), sli, signal.unit)
        case RatioSli(), PrometheusRatioIr() as ratio:
            return _ratio(ratio_form(ratio, by), is_windowed=uses_window(ratio.bad.expr))
    raise NotTestableError("it is not measured in Prometheus")


def _events(form: EventsForm) -> SliInput:
    def over(windows: Windows[Events], window: int, moment: int) -> BadOfAll | None:
        return bad_of_all(windows, window, moment)

    return SliInput(form, Events, None, over, has_bad_series=form.source.bad is not None)


def _classic(form: ClassicForm, sli: DistributionSli, limit: Decimal) -> SliInput:
    low, high = Fraction(limit), 2 * Fraction(limit)
    return _measured(form, sli, low, high)


def _native(form: NativeForm, sli: DistributionSli, limit: Fraction) -> SliInput:
    """Values eight times away from the limit, so that no bucket holds both."""
    return _measured(form, sli, limit / 8, limit * 8)


def _measured(form: ClassicForm | NativeForm, sli: DistributionSli, low: Fraction, high: Fraction) -> SliInput:
    good, bad = (low, high) if sli.below is not None else (high, low)
    if low <= 0:
        raise NotTestableError("its limit is not above 0")

    limit = Fraction(sli.below if sli.below is not None else sli.above or 0)

    def failed(one: Measurements) -> int:
        return one.all - one.up_to(limit) if sli.below is not None else one.up_to(limit)

    def over(windows: Windows[Measurements], window: int, moment: int) -> BadOfAll | None:
        every = windows.per_second("all", all_of, window, moment)
        bad_ones = windows.per_second(f"beyond {limit}", failed, window, moment)
        return None if every is None or bad_ones is None else (bad_ones, every)

    return SliInput(form, _measurements(good, bad), None, over)


@lru_cache(maxsize=256)
def _measurements(good: Fraction, bad: Fraction) -> Callable[[int, int], Measurements]:
    """Levels of a good value and a bad one: the same function for SLOs with the same limit."""
    return lambda every, wrong: Measurements(((good, every - wrong), (bad, wrong)))


def _gauge(form: GaugeForm, sli: GaugeSli, unit: Unit | None) -> SliInput:
    good, bad = _both_sides(sli, unit)
    if form.is_age and min(good, bad) * 1000 < form.scrape:
        raise NotTestableError("its limit is shorter than the time between two scrapes")

    def level(every: int, failed: int) -> Value | None:
        return Value(bad if failed else good) if every else None

    def now(windows: Windows[Value], moment: int) -> BadOfAll | None:
        value = form.value(windows, moment)
        if value is None:
            return None
        is_bad = value > Fraction(sli.below) if sli.below is not None else value < Fraction(sli.above or 0)
        return int(is_bad), 1

    return SliInput(form, level, now, None, any_ratio=False)


def _both_sides(sli: GaugeSli, unit: Unit | None) -> tuple[Fraction, Fraction]:
    """A good value and a bad one."""
    if unit is Unit.BOOL:
        return Fraction(1), Fraction(0)
    limit = Fraction((sli.above if sli.below is None else sli.below) or 0)
    apart = abs(limit) / 2 or Fraction(1)
    return (limit - apart, limit + apart) if sli.below is not None else (limit + apart, limit - apart)


def _ratio(form: RatioForm, *, is_windowed: bool) -> SliInput:
    def over(windows: Windows[Events], window: int, moment: int) -> BadOfAll | None:
        found = bad_of_all(windows, window, moment)
        if found is None or not found[1]:
            return None
        return found if form.weight is not None else (found[0] / found[1], Fraction(1))

    return SliInput(form, Events, None, over if is_windowed else None, is_rate=form.weight is not None)
