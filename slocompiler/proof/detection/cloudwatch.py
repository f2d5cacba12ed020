"""When the composite alarm of a burn-rate entry goes on and off in CloudWatch.

Each window is an alarm of its own with one period as long as the window: `100 * bad / total` over (T - w, T]. Source:
Amazon CloudWatch User Guide, "Alarm evaluation": an alarm with a period of up to a day is evaluated once a minute, a
longer one once an hour. The composite goes on when all of them are on; it knows neither `for` nor `keep_firing_for`.

An error ratio goes from b to e at time 0 for D. The ratio over a window w grows evenly, so that with a threshold t

    goes on     at the first evaluation later than x = w (t - b) / (e - b), when D > x
    goes off    at the first evaluation at or after D + w - x

The composite goes on with the last of its windows and off with the first. Metrics are taken to arrive at once.
"""

from fractions import Fraction

from slocompiler.ir.organization import LongWindows
from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.budget import budget_spent
from slocompiler.proof.detection.condition import WindowTerm, window_terms
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Firing, Never, Outcome, Period
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.values import Duration

_MINUTE, _HOUR = Duration.of(minutes=1).milliseconds, Duration.of(hours=1).milliseconds
_DAY, _WEEK = Duration.of(days=1), Duration.of(days=7)


def alarm_outcome(alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario, long_windows: LongWindows) -> Outcome:
    """What becomes of an entry when the failure begins at an evaluation, at ample traffic."""
    if not has_alarm(alert, long_windows):
        return Never()
    on, off = 0, None
    for term in window_terms(alert):
        filled = _filled(term, scenario)
        if filled is None or (scenario.lasts is not None and scenario.lasts.milliseconds <= filled):
            return Never()
        step = _step(term, long_windows)
        on = max(on, int(filled // step + 1) * step)
        if scenario.lasts is not None and scenario.baseline <= term.threshold:
            emptied = -(-(scenario.lasts.milliseconds + term.window.milliseconds - filled) // step) * step
            off = emptied if off is None else min(off, emptied)
    if off is not None and off <= on:
        return Never()
    period = Period(Duration(on), None if off is None else Duration(int(off)))
    return Firing((period,), budget_spent(scenario, facts, period.fires))


def latest_alarm(
    alert: BurnAlertIr, facts: DetectionFacts, scenario: Scenario, *, long_windows: LongWindows
) -> Duration | None:
    """The latest moment at which an entry is on, wherever evaluations fall; None when it may never be.

    At a known traffic single failures are waited for: `min_failures` in the long window, one in the others.
    """
    if not has_alarm(alert, long_windows):
        return None
    latest = Fraction(0)
    for term in window_terms(alert):
        filled = _filled(term, scenario)
        if filled is None:
            return None
        if scenario.traffic is not None:
            each = 1000 / (scenario.traffic.per_second * scenario.bad_ratio)
            wanted = alert.min_failures if term.window == alert.long else 1
            filled = max(filled + each, wanted * each)
            if filled > term.window.milliseconds:
                return None
        latest = max(latest, filled + _step(term, long_windows))
    return Duration(-(-latest.numerator // latest.denominator))


def has_alarm(alert: BurnAlertIr, long_windows: LongWindows) -> bool:
    """Whether CloudWatch has an alarm for an entry: none looks back more than a week, nor more than is wanted."""
    most = _DAY if long_windows is LongWindows.LEAVE_OUT else _WEEK
    return all(term.window <= most for term in window_terms(alert))


def _filled(term: WindowTerm, scenario: Scenario) -> Fraction | None:
    """How long until a window is at its threshold; None when it never comes to be above."""
    base, bad = scenario.baseline, scenario.bad_ratio
    if bad <= term.threshold:
        return None
    return term.window.milliseconds * max(Fraction(0), term.threshold - base) / (bad - base)


def _step(term: WindowTerm, long_windows: LongWindows) -> int:
    """Time between evaluations; Application Signals computes the burn rate of a long window every minute."""
    is_hourly = term.window > _DAY and long_windows is LongWindows.ALARM
    return _HOUR if is_hourly else _MINUTE
