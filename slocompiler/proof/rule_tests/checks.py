"""What a test expects of alerts and of recorded series at single evaluations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
        labels = {"alertname": self.alert_name, "alertstate": "firing", **self.labels}
        matchers = tuple(Matcher(label, "=", value) for label, value in labels.items())
        return f"count({print_expr(selector('ALERTS', matchers))})"


def alert_checks(watched: Watched, periods: Sequence[Period], ends: int, interval: int) -> Iterator[Check]:
    """Silent one evaluation before each firing, firing at it; the same for each reset; times in ms of the test.

    Nothing is expected after `ends`. An alert that does not fire is silent at the end.
    """
    for period in periods:
        fires = period.fires.milliseconds
        if fires > ends:
            break
        if fires >= interval:
            yield expect(watched.firing, fires - interval, None)
        yield expect(watched.firing, fires, 1)
        resets = None if period.resets is None else period.resets.milliseconds
        if resets is None or resets > ends:
            yield expect(watched.firing, ends, 1)
            return
        yield expect(watched.firing, resets - interval, 1)
        yield expect(watched.firing, resets, None)
    yield expect(watched.firing, ends, None)


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
