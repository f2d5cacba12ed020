"""What happens to a signal in the test of an alert, and what the alert makes of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from msgspec import Struct

from slocompiler.proof.detection.alert_state import Holding, firing_times, step_by_step
from slocompiler.proof.detection.condition import Condition
from slocompiler.proof.detection.outcome import Period
from slocompiler.proof.rule_tests.alerts.subject import AlertSubject
from slocompiler.proof.rule_tests.burn_outcomes import NUDGES, periods_of
from slocompiler.proof.rule_tests.checks import Check, alert_checks, healthy_checks
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest
from slocompiler.proof.rule_tests.timeline import Timeline, timeline
from slocompiler.values import Duration

#: Longer tests would take promtool too long.
LONGEST = Duration.of(hours=8).milliseconds


class Act(Struct, frozen=True):
    """For so long (ms), the signal is at a level of its form; None: its series are gone."""

    lasts: int
    level: Any


class Scene(Struct, frozen=True):
    """`acts` happen to the group that is watched, `usual` is the level of health.

    `condition` gives the condition of the alert on a timeline, with its limit times a scale.
    """

    name: str
    acts: tuple[Act, ...]
    usual: Any
    condition: Callable[[Windows[Any], Fraction], Condition]
    more_series: Mapping[str, str] = {}


def scene_test(subject: AlertSubject, scenes: Sequence[Scene]) -> PromtoolTest:
    """The test of the first scene of which rounding cannot decide the outcome; raises NotTestableError."""
    for scene in scenes:
        line = _line(subject, scene)
        if line.ends > LONGEST:
            raise NotTestableError(f"it would take a test of {Duration(line.ends).human}")
        above, below = (_periods(subject, scene, line, scale) for scale in NUDGES)
        if above == below:
            return _test(subject, scene, line, above)
    raise NotTestableError("its limit is met exactly, so that rounding decides")


def _line(subject: AlertSubject, scene: Scene) -> Timeline[Any]:
    step = subject.scrape.milliseconds
    return timeline(step, [(-(-act.lasts // step) * step, act.level) for act in scene.acts])


def _periods(subject: AlertSubject, scene: Scene, line: Timeline[Any], scale: Fraction) -> tuple[Period, ...]:
    condition = scene.condition(Windows(line), scale)
    return firing_periods(subject, condition, _ends(subject, line))


def firing_periods(subject: AlertSubject, condition: Condition, ends: int) -> tuple[Period, ...]:
    """The times of firing up to `ends`."""
    interval, partition = subject.interval.milliseconds, subject.partition
    holding = Holding(partition.for_.milliseconds, partition.keep_firing_for.milliseconds)
    return periods_of(firing_times(step_by_step(condition), range(0, ends + 1, interval), holding))


def _ends(subject: AlertSubject, line: Timeline[Any]) -> int:
    return line.ends // subject.interval.milliseconds * subject.interval.milliseconds


def _test(subject: AlertSubject, scene: Scene, line: Timeline[Any], periods: tuple[Period, ...]) -> PromtoolTest:
    healthy = timeline(subject.scrape.milliseconds, [(line.ends, scene.usual)])
    series = {**subject.series(line, healthy), **scene.more_series}
    ends = _ends(subject, line)
    usual = _periods(subject, scene, healthy, Fraction(1)) if subject.groups[1:] else ()
    checks = tuple(scene_checks(subject, periods, ends, usual))
    return PromtoolTest(subject.title, scene.name, subject.scrape, series, subject.reads, checks, ends)


def scene_checks(
    subject: AlertSubject, periods: Sequence[Period], ends: int, usual: Sequence[Period] = ()
) -> Iterator[Check]:
    """The watched group as computed, the healthy one when it fires, if it does, and at the end."""
    interval = subject.interval.milliseconds
    yield from alert_checks(subject.watched(subject.groups[0]), periods, ends, interval)
    for group in subject.groups[1:]:
        moments = (*(one.fires.milliseconds for one in periods[:1]), ends)
        yield from healthy_checks(subject.watched(group), usual, moments)
