"""Whether a failure is noticed as a constraint asks."""

from enum import Enum
from functools import lru_cache

from msgspec import Struct

from slocompiler.ir.slos import BurnAlertIr, DetectionIr
from slocompiler.proof.constraints.phases import latest_notice, latest_quiet
from slocompiler.proof.constraints.subject import Guard
from slocompiler.proof.table.burn_table import next_scrape
from slocompiler.values import Duration


class Kind(Enum):
    """How a constraint is missed."""

    LATE = "an alert fires, and too late"
    UNNOTICED = "no alert fires, however long the failure lasts"
    OVER = "the failure is over before any alert fires"
    LOUD = "an alert stays on for too long afterwards"


class Miss(Struct, frozen=True):
    """A missed constraint. `alert`: the first to fire, or the last to be quiet; None: there is none.

    `takes`: how long it takes at most; None: for ever.
    """

    kind: Kind
    alert: BurnAlertIr | None
    takes: Duration | None


@lru_cache(maxsize=512)
def miss_of(detection: DetectionIr, guard: Guard) -> Miss | None:
    """How a partition misses a constraint; None when it does not.

    What counts is the alert that fires, not the notification that follows: that depends on routes and hours. The bound
    of every alert is looked at first; an outage that may end before is simulated.
    """
    noticed = _notice(detection, guard)
    if noticed is not None or detection.resets_within is None:
        return noticed
    return _quiet(detection, guard)


def first_bound(detection: DetectionIr, guard: Guard) -> tuple[Duration, BurnAlertIr] | None:
    """The least bound of any alert in the failure as if it did not end; None when none has one."""
    scenario = guard.outage(detection.bad_ratio)
    if scenario.bad_ratio <= scenario.baseline:
        return None
    bounds = ((guard.evaluator.latest(alert, guard.facts, scenario), alert) for alert in guard.alerts)
    found = [(bound, alert) for bound, alert in bounds if bound is not None]
    return min(found, key=lambda one: one[0], default=None)


def _notice(detection: DetectionIr, guard: Guard) -> Miss | None:
    best = first_bound(detection, guard)
    if best is None:
        return Miss(Kind.UNNOTICED, None, None)
    takes, alert = best
    if detection.lasts is not None and takes > detection.lasts:
        ended = latest_notice(guard, guard.outage(detection.bad_ratio, detection.lasts))
        if ended is None:
            return Miss(Kind.OVER, alert, takes)
        takes = ended
    return None if takes <= detection.within else Miss(Kind.LATE, alert, takes)


def _quiet(detection: DetectionIr, guard: Guard) -> Miss | None:
    """After a failure that does not say how long it lasts: one that lasts until the first alert has fired for long."""
    assert detection.resets_within is not None
    lasts = detection.lasts
    if lasts is None:
        best = first_bound(detection, guard)
        assert best is not None, "it is noticed"
        lasts = next_scrape(best[0].milliseconds + best[1].short.milliseconds, guard.facts)
    quiet = latest_quiet(guard, guard.outage(detection.bad_ratio, lasts))
    if quiet is None or (quiet[0] is not None and quiet[0] <= detection.resets_within):
        return None
    return Miss(Kind.LOUD, guard.alerts[quiet[1]], quiet[0])
