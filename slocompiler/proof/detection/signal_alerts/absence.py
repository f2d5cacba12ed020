"""Silence: how long it takes to be noticed, and when it is forgotten."""

from msgspec import Struct

from slocompiler.ir.alerts import AbsenceIr
from slocompiler.proof.detection.facts import DetectionFacts
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


def after_series_end(absence: AbsenceIr, for_: Duration, facts: DetectionFacts) -> Silence:
    """Every series ends. A target that is gone is marked at its next scrape; series that merely stop coming (pushed,
    federated) are found for another five minutes. What a rate looks back comes on top where events are counted.
    """
    if absence.seen_within is not None:
        return _after_last_event(absence, for_, facts)
    scrape, interval = facts.scrape.milliseconds, facts.interval.milliseconds
    return Silence(
        Duration(_held(for_, facts)),
        Duration(max(scrape, LOOKBACK.milliseconds) + scrape + interval + _held(for_, facts)),
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
    return Silence(Duration(quiet + held), Duration(quiet + 2 * scrape + interval + held), forgotten)


def _held(for_: Duration, facts: DetectionFacts) -> int:
    interval = facts.interval.milliseconds
    return -(-for_.milliseconds // interval) * interval
