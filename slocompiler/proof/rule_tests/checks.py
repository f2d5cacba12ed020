"""What a test expects of alerts and of recorded series at single evaluations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from slocompiler.promql import Matcher, print_expr, selector
from slocompiler.proof.detection.outcome import Period
from slocompiler.values import Duration

Check = dict[str, object]


class Watched(Struct, frozen=True):
    """An alert: its name, and the labels that tell its SLO and group from others."""

    alert_name: str
    labels: Mapping[str, str]

    @property
    def firing(self) -> str:
        """How many such alerts fire, as an expression; nothing for none."""
        return f"count({self._selector})"

    def fired(self, over: int) -> str:
        """How many such alerts fired at any evaluation of so long (ms), as an expression; nothing for none."""
        return f"count(max_over_time({self._selector}[{Duration(over)}]))"

    @property
    def _selector(self) -> str:
        return _firing(self.alert_name, tuple(self.labels.items()))


@lru_cache(maxsize=256)
def _firing(alert_name: str, labels: tuple[tuple[str, str], ...]) -> str:
    """A selector of firing alerts: every check of a service asks for the same few."""
    wanted = {"alertname": alert_name, "alertstate": "firing", **dict(labels)}
    return print_expr(selector("ALERTS", tuple(Matcher(label, "=", value) for label, value in wanted.items())))


def alert_checks(watched: Watched, periods: Sequence[Period], ends: int, interval: int) -> Iterator[Check]:
    """Silent until one evaluation before each firing, firing at it; the same for each reset; times in ms of the test.

    Nothing is expected after `ends`.
    """
    silent_since = 0
    for period in periods:
        fires = period.fires.milliseconds
        if fires > ends:
            break
        yield from silence(watched, silent_since, fires - interval)
        yield expect(watched.firing, fires, 1)
        resets = None if period.resets is None else period.resets.milliseconds
        if resets is None or resets > ends:
            yield expect(watched.firing, ends, 1)
            return
        yield expect(watched.firing, resets - interval, 1)
        silent_since = resets
    yield from silence(watched, silent_since, ends)


def silence(watched: Watched, since: int, until: int) -> Iterator[Check]:
    """Not firing at any evaluation from one moment to another, both included."""
    if until == since:
        yield expect(watched.firing, until, None)
    elif until > since:
        # A range leaves out its left end.
        yield expect(watched.fired(until - since + 1), until, None)


def healthy_checks(watched: Watched, periods: Sequence[Period], moments: Iterable[int]) -> Iterator[Check]:
    """What a group that goes on as usual does at some moments: nothing, unless its beginning looks like trouble."""
    for moment in dict.fromkeys(moments):
        yield expect(watched.firing, moment, 1 if any(_is_within(period, moment) for period in periods) else None)


def _is_within(period: Period, moment: int) -> bool:
    is_over = period.resets is not None and period.resets.milliseconds <= moment
    return period.fires.milliseconds <= moment and not is_over


def expect(expr: str, moment: int, value: int | None) -> Check:
    """The expression's one sample without labels at a moment (ms); None: it has none."""
    samples = [] if value is None else [{"labels": "{}", "value": value}]
    return {"expr": expr, "eval_time": str(Duration(moment)), "exp_samples": samples}
