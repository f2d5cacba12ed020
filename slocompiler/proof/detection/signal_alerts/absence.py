"""Silence: how long it takes to be noticed, and when it is forgotten."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.alerts import AbsenceIr
from slocompiler.ir.signals import SignalForm, SignalIr
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Firing, Never, Outcome, Period
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.signal_alerts.shift import Shift, Shifts, Timing
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW
from slocompiler.values import Duration

#: How old a sample may be that an instant selector still finds (exclusive).
LOOKBACK = Duration.of(minutes=5)


class Silence(Struct, frozen=True):
    """An absence alert fires between these moments after the last event; None: it does not see this kind of silence.

    `forgotten`: it stops by itself so long after the last event, although nothing came back.
    """

    earliest: Duration | None
    latest: Duration | None
    forgotten: Duration | None = None


def absence_shifts(absence: AbsenceIr, signal: SignalIr, timing: Timing) -> Shifts:
    """The end of all series, and of counting where anything is counted."""
    is_counted = signal.form in (SignalForm.EVENTS, SignalForm.DISTRIBUTION)
    for_, facts = Duration(timing.holding.for_), timing.facts
    ended = after_series_end(absence, for_, facts, is_counted=is_counted)
    shifts = [_shift("all series end", ended, timing)]
    if is_counted:
        shifts.append(_shift("they count no more", after_counters_stop(absence, for_, facts), timing))
    return Shifts("since the last event" if absence.seen_within else "since the last sample", tuple(shifts))


def _shift(text: str, silence: Silence, timing: Timing) -> Shift:
    """What comes back is seen with its second sample at the latest."""

    def follow(scenario: Scenario) -> Outcome:
        if silence.earliest is None:
            return Never()
        back = 2 * timing.facts.scrape.milliseconds + timing.facts.interval.milliseconds + timing.holding.keep
        resets = None if scenario.lasts is None else Duration(scenario.lasts.milliseconds + back)
        return Firing((Period(silence.earliest, resets),), Fraction(0))

    return Shift(text, Scenario(Fraction(1)), follow, silence.latest, silence.forgotten)


def after_series_end(absence: AbsenceIr, for_: Duration, facts: DetectionFacts, *, is_counted: bool = True) -> Silence:
    """Every series ends. A target that is gone is marked at its next scrape; series that merely stop coming (pushed,
    federated) are found for another five minutes. What a rate looks back comes on top where events are counted.
    """
    if absence.seen_within is not None and is_counted:
        return _after_last_event(absence, for_, facts)
    scrape, interval = facts.scrape.milliseconds, facts.interval.milliseconds
    forgotten = None
    if absence.seen_within is not None and not absence.declared:
        forgotten = absence.seen_within
    return _silence(
        _held(for_, facts),
        max(scrape, LOOKBACK.milliseconds) + scrape + interval + _held(for_, facts),
        forgotten,
    )


def after_counters_stop(absence: AbsenceIr, for_: Duration, facts: DetectionFacts) -> Silence:
    """The series stay, and no longer count: `absent` does not see it."""
    if absence.seen_within is None:
        return Silence(None, None)
    return _after_last_event(absence, for_, facts)


def _after_last_event(absence: AbsenceIr, for_: Duration, facts: DetectionFacts) -> Silence:
    """`last_over_time(events[memory]) unless events > 0`, with events as a rate over 5m.

    The rate is 0 when the oldest sample of (T - 5m, T] is the last that counted: at T = 5m - s after it; the series are
    gone a scrape earlier or at the same time. The newest value above 0 is one evaluation older, and is remembered for
    `seen_within`; named groups are missed for ever.
    """
    scrape, interval = facts.scrape.milliseconds, facts.interval.milliseconds
    quiet = COUNT_WINDOW.milliseconds - 2 * scrape
    forgotten = None
    if absence.seen_within is not None and not absence.declared:
        forgotten = Duration(quiet + absence.seen_within.milliseconds)
    held = _held(for_, facts)
    return _silence(quiet + held, quiet + 2 * scrape + interval + held, forgotten)


def _silence(earliest: int, latest: int, forgotten: Duration | None) -> Silence:
    """Silence that is forgotten before `for` has passed is never told."""
    if forgotten is not None and forgotten.milliseconds <= earliest:
        return Silence(None, None)
    return Silence(Duration(earliest), Duration(latest), forgotten)


def _held(for_: Duration, facts: DetectionFacts) -> int:
    interval = facts.interval.milliseconds
    return -(-for_.milliseconds // interval) * interval
