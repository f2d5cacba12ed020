"""The values of a measure at the evaluations of a test: fresh, over time, and as they were before."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from slocompiler.proof.detection.signal_alerts.absence import LOOKBACK
from slocompiler.proof.rule_tests.alerts.measuring import Measuring, Reading
from slocompiler.proof.rule_tests.forms.gauge import GaugeForm, samples_in
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.values import Duration

_AGGREGATES: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "mean": lambda held: sum(held, Fraction(0)) / len(held),
    "max": max,
    "min": min,
}


class Values:
    """Each value is computed once; evaluations are multiples of `interval`, from 0 on or, of an old series, before."""

    def __init__(self, measuring: Measuring, windows: Windows[Any], interval: int) -> None:
        self._measuring, self._windows, self._interval = measuring, windows, interval
        self._known: dict[int, Reading | None] = {}

    def now(self, moment: int) -> Reading | None:
        """The measure at an evaluation, without a gauge's aggregate over time."""
        if moment < 0 and not self._windows.is_old:
            return None
        if moment not in self._known:
            self._known[moment] = self._measuring.read(self._windows, moment)
        return self._known[moment]

    def earlier(self, moment: int, offset: Duration) -> Reading | None:
        """What the newest evaluation recorded that `value offset` finds: it is less than five minutes older."""
        wanted = moment - offset.milliseconds
        at = wanted // self._interval * self._interval
        while at > wanted - LOOKBACK.milliseconds:
            found = self.now(at)
            if found is not None:
                return found
            at -= self._interval
        return None

    def over_time(self, moment: int, window: Duration, aggregate: str) -> Reading | None:
        """A gauge's mean, maximum or minimum: over its samples, or over what was recorded of an expression."""
        form = self._measuring.form
        assert isinstance(form, GaugeForm), "only gauges have an aggregate"
        if form.is_bare:
            held = [level.value for level in samples_in(self._windows, window, moment)]
        else:
            first = (moment - window.milliseconds) // self._interval * self._interval + self._interval
            seen = (self.now(at) for at in range(first, moment + 1, self._interval))
            held = [one[0] for one in seen if one is not None]
        if not held:
            return None
        value = _AGGREGATES[aggregate](held)
        return value, value
