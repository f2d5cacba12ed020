"""Thresholds: a tenth on the right side of the limit for long, then a little on the wrong side, then right again."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Any

from slocompiler.ir.alerts import MeasureKind, ThresholdIr
from slocompiler.proof.detection.condition import Condition
from slocompiler.proof.rule_tests.alerts.conditions import EVENT_KINDS, threshold_condition
from slocompiler.proof.rule_tests.alerts.measuring import Measuring, measuring
from slocompiler.proof.rule_tests.alerts.scene import Act, Scene, scene_test
from slocompiler.proof.rule_tests.alerts.subject import AlertSubject
from slocompiler.proof.rule_tests.alerts.values import Values
from slocompiler.proof.rule_tests.forms.classic import ClassicForm
from slocompiler.proof.rule_tests.forms.events import Events
from slocompiler.proof.rule_tests.forms.gauge import GaugeForm, Value
from slocompiler.proof.rule_tests.forms.native import NativeForm
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.queries.measures import window_of
from slocompiler.values import Duration, Unit

_BEFORE = Duration.of(minutes=10).milliseconds
_AFTER = Duration.of(minutes=2).milliseconds
#: How far beyond the limit the wrong value is, until one is found of which rounding cannot decide the moment.
_BEYOND = (Fraction(3, 20), Fraction(13, 100), Fraction(17, 100), Fraction(19, 100))
_USUAL = Fraction(1, 10)


def threshold_tests(subject: AlertSubject, threshold: ThresholdIr) -> Iterator[PromtoolTest]:
    """The one test; raises NotTestableError."""
    measured = measuring(subject.form, threshold.measure, window_of(threshold.measure), subject.scrape.milliseconds)
    yield scene_test(subject, [_scene(subject, threshold, measured, beyond) for beyond in _BEYOND])


def _scene(subject: AlertSubject, threshold: ThresholdIr, measured: Measuring, beyond: Fraction) -> Scene:
    usual, wrong = _levels(subject, threshold, measured, beyond)
    window, partition = measured.window, subject.partition
    held = partition.for_.milliseconds + window + _AFTER
    after = partition.keep_firing_for.milliseconds + window + 2 * _AFTER
    side = "above" if threshold.is_above else "below"
    acts = (Act(max(_BEFORE, window + _AFTER), usual), Act(held, wrong), Act(after, usual))
    is_floor = not threshold.is_above and threshold.measure.kind in EVENT_KINDS and not subject.signal.by
    interval = subject.interval.milliseconds

    def condition(windows: Windows[Any], scale: Fraction) -> Condition:
        values = Values(measured, windows, interval)
        nudge = Fraction(1) if _is_exact(measured) else scale
        return threshold_condition(threshold, values, is_floor=is_floor, scale=nudge)

    return Scene(f"{threshold.measure.text} {side} {threshold.text}", acts, usual, condition)


def _levels(subject: AlertSubject, threshold: ThresholdIr, measured: Measuring, beyond: Fraction) -> tuple[Any, Any]:
    """A level on the right side of the limit, and one on the wrong side."""
    limit, sign = Fraction(threshold.value), 1 if threshold.is_above else -1
    if threshold.measure.kind is MeasureKind.QUANTILE:
        assert threshold.measure.quantile is not None, "a quantile says which"
        return _shares(measured, limit, Fraction(threshold.measure.quantile), beyond, is_above=threshold.is_above)
    if isinstance(subject.form, GaugeForm):
        return _gauge_levels(subject, measured, limit, sign, beyond)
    right, wrong = limit * (1 - sign * _USUAL), limit * (1 + sign * beyond)
    if threshold.measure.kind in EVENT_KINDS:
        return _event_levels(subject, threshold, right, wrong)
    if threshold.measure.kind is MeasureKind.BAD_RATIO:
        return measured.level(min(right, Fraction(1))), measured.level(min(wrong, Fraction(1)))
    return measured.level(right), measured.level(wrong)


def _event_levels(
    subject: AlertSubject, threshold: ThresholdIr, right: Fraction, wrong: Fraction
) -> tuple[Events, Events]:
    """Whole events from scrape to scrape, so a little more or less than asked for."""
    seconds = Fraction(subject.scrape.milliseconds, 1000)
    factor = Fraction(1) if threshold.measure.kind is MeasureKind.RATE else 1 / _seconds(threshold)
    few, many = (ceil, floor) if not threshold.is_above else (floor, ceil)
    return Events(few(right * factor * seconds)), Events(many(wrong * factor * seconds))


def _seconds(threshold: ThresholdIr) -> Fraction:
    return Fraction(window_of(threshold.measure).milliseconds, 1000)


def _is_exact(measured: Measuring) -> bool:
    """Whether the value of now is compared as it is: then the limit itself is a value on its right side."""
    return measured.is_instant and isinstance(measured.form, GaugeForm) and measured.form.is_bare


def _gauge_levels(
    subject: AlertSubject, measured: Measuring, limit: Fraction, sign: int, beyond: Fraction
) -> tuple[Value, Value]:
    if subject.signal.unit is Unit.BOOL:
        raise NotTestableError("it is either 0 or 1")
    apart = abs(limit) or Fraction(1)
    usual = limit if _is_exact(measured) else limit - sign * apart * _USUAL
    return Value(usual), Value(limit + sign * apart * beyond)


def _shares(
    measured: Measuring, limit: Fraction, quantile: Fraction, beyond: Fraction, *, is_above: bool
) -> tuple[Any, Any]:
    """Half as many measurements beyond the limit as would do, and twice as many (or what there is)."""
    assert measured.mixed is not None, "quantiles are of distributions"
    low, high = _around(measured, limit, is_above=is_above)
    tail = 1 - quantile
    few, many = tail / 2, min(Fraction(1), tail * (2 + beyond))
    if is_above:
        return measured.mixed(low, high, few), measured.mixed(low, high, many)
    return measured.mixed(low, high, many), measured.mixed(low, high, few)


def _around(measured: Measuring, limit: Fraction, *, is_above: bool) -> tuple[Fraction, Fraction]:
    """A value below the limit and one above it, far enough away for the buckets that there are."""
    form = measured.form
    if isinstance(form, NativeForm):
        return limit / 8, limit * 8
    assert isinstance(form, ClassicForm), "quantiles are of distributions"
    lower = [boundary for boundary in form.boundaries if boundary <= limit]
    higher = [boundary for boundary in form.boundaries if boundary > limit]
    if not lower or not higher:
        raise NotTestableError("its limit is not between two buckets")
    if not is_above and lower[-1] == limit and len(lower) > 1:
        return lower[-2], higher[0]
    return lower[-1], higher[0]
