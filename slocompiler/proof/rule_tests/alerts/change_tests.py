"""Drops and rises: almost as much as the alert waits for, then a little more."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from typing import Any

from slocompiler.ir.alerts import ChangeIr, MeasureKind
from slocompiler.proof.detection.condition import Condition
from slocompiler.proof.rule_tests.alerts.conditions import BASELINES, EVENT_KINDS, change_condition
from slocompiler.proof.rule_tests.alerts.measuring import Measuring, measuring
from slocompiler.proof.rule_tests.alerts.scene import Act, Scene, scene_test
from slocompiler.proof.rule_tests.alerts.subject import AlertSubject, labelled
from slocompiler.proof.rule_tests.alerts.values import Values
from slocompiler.proof.rule_tests.forms.classic import ClassicForm
from slocompiler.proof.rule_tests.forms.gauge import GaugeForm
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.input_values import exact_text
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.timeline import timeline
from slocompiler.queries.measures import window_of
from slocompiler.recordings.names import SIGNAL_BASELINE
from slocompiler.values import Duration

#: An older baseline is recorded by the test instead of by the rules: nobody waits for a day.
_OLDEST = Duration.of(hours=1)
_MINUTE = Duration.of(minutes=1).milliseconds
_BEYOND = (Fraction(1, 10), Fraction(9, 100), Fraction(11, 100), Fraction(13, 100))


def change_tests(subject: AlertSubject, change: ChangeIr) -> Iterator[PromtoolTest]:
    """The one test; raises NotTestableError."""
    window = window_of(change.measure)
    measured = measuring(subject.form, change.measure, window, subject.scrape.milliseconds)
    yield scene_test(subject, [_scene(subject, change, measured, window, beyond) for beyond in _BEYOND])


def _scene(subject: AlertSubject, change: ChangeIr, measured: Measuring, window: Duration, beyond: Fraction) -> Scene:
    usual, slight, wrong = values_of(change, measured, subject.scrape, beyond)
    levels = [measured.level(value) for value in (usual, slight, wrong)]
    baseline = _recorded(measured, levels[0], subject.scrape.milliseconds)
    against = BASELINES[0] if change.against is None else change.against
    is_recorded = against > _OLDEST
    history = 5 * _MINUTE + (measured.window if is_recorded else against.milliseconds + measured.window)
    settles = measured.window + 5 * _MINUTE
    partition = subject.partition
    held = measured.window + partition.for_.milliseconds + 2 * _MINUTE
    # What is slight must not have become the baseline before the alert fires.
    room = settles if is_recorded else against.milliseconds - held
    acts = (
        Act(history, levels[0]),
        Act(max(0, min(settles, room)), levels[1]),
        Act(held, levels[2]),
        Act(settles + partition.keep_firing_for.milliseconds, levels[0]),
    )

    def condition(windows: Windows[Any], scale: Fraction) -> Condition:
        values = Values(measured, windows, subject.interval.milliseconds)
        return change_condition(change, values, baseline if is_recorded else None, window, scale)

    verb = "drops" if change.is_drop else "rises"
    length = sum(act.lasts for act in acts)
    more = _baselines(subject, baseline, length) if is_recorded else {}
    return Scene(f"{change.measure.text} {verb} by more than {change.share}", acts, levels[0], condition, more)


def _recorded(measured: Measuring, level: Any, scrape: int) -> Fraction:
    """What the rules record of a level that lasts, to nine digits behind the point; raises NotTestableError."""
    line = timeline(scrape, [(-(-(measured.window + _MINUTE) // scrape) * scrape, level)])
    found = measured.read(Windows(line), line.ends)
    if found is None:
        raise NotTestableError("its usual level has no value")
    return round(found[0], 9)


def _baselines(subject: AlertSubject, usual: Fraction, length: int) -> dict[str, str]:
    """What the rules would have recorded, had the test begun long before."""
    values = f"{exact_text(usual)}x{length // subject.scrape.milliseconds + 2}"
    return {labelled(subject.recorded, SIGNAL_BASELINE, group.recorded): values for group in subject.groups}


def values_of(
    change: ChangeIr, measured: Measuring, scrape: Duration, beyond: Fraction
) -> tuple[Fraction, Fraction, Fraction]:
    """The usual value, one that has changed by a little less than the alert waits for, one by a little more."""
    bound = Fraction(1 - change.share.ratio if change.is_drop else 1 + change.share.ratio)
    sign = -1 if change.is_drop else 1
    if change.measure.kind in (MeasureKind.QUANTILE, MeasureKind.MEAN):
        return _far_values(measured, bound)
    if change.measure.kind in EVENT_KINDS:
        usual = _ample(change, measured, scrape)
        step = usual / _PARTS
        least = Fraction(int(usual * bound * (1 - sign * beyond) / step)) * step
        most = Fraction(ceil(usual * bound * (1 + sign * beyond) / step)) * step
        return usual, least, most
    if change.measure.kind is MeasureKind.BAD_RATIO:
        usual = Fraction(1, 5) if change.is_drop else Fraction(1, 5) / bound
        usual = Fraction(round(usual * 1000), 1000)
    else:
        usual = Fraction(100)
    return usual, usual * bound * (1 - sign * beyond), usual * bound * (1 + sign * beyond)


#: So many events come between two scrapes at least, so that whole ones lie close to every bound.
_PARTS = 10_000


def _ample(change: ChangeIr, measured: Measuring, scrape: Duration) -> Fraction:
    """Events per second, or in the window, of `_PARTS` events between two scrapes; far more than the least baseline."""
    per_second = Fraction(_PARTS * 1000, scrape.milliseconds)
    return per_second if change.measure.kind is MeasureKind.RATE else per_second * measured.window / 1000


def _far_values(measured: Measuring, bound: Fraction) -> tuple[Fraction, Fraction, Fraction]:
    """Values in buckets so far apart that each is beyond the bound, wherever it lies in its bucket."""
    form = measured.form
    if isinstance(form, GaugeForm):
        raise NotTestableError("a gauge has no quantile")
    if not isinstance(form, ClassicForm):
        far = Fraction(2)
        while far <= 8 * max(bound, 1 / bound):
            far *= 2
        usual = Fraction(2) if bound > 1 else 2 * far
        wrong = 2 * far if bound > 1 else Fraction(2)
        return usual, usual, wrong
    first, last = form.boundaries[0], form.boundaries[-1]
    if len(form.boundaries) < 2 or first <= 0:
        raise NotTestableError("its buckets are too few")
    return (first, first, last) if bound > 1 else (last, last, first)
