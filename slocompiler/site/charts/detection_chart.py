"""The detection table as a drawing: the error ratio of a failure against the time until an alert fires at most."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.slos import BurnAlertIr, DetectionIr
from slocompiler.proof.table.burn_table import DetectionTable
from slocompiler.proof.table.curves import DetectionCurves, Point
from slocompiler.site.charts.scale import LogScale
from slocompiler.values import Duration, print_fraction

WIDTH, HEIGHT = 720, 392
_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 596, 30, 336
#: Names of lines stand at least so far apart.
_LINE_HEIGHT = 21
_TIMES = tuple(
    Duration.parse(text)
    for text in ("10s", "30s", "1m", "2m", "5m", "10m", "30m", "1h", "2h", "6h", "1d", "3d", "7d", "30d", "90d", "365d")
)
#: The axis begins a little left of the budget: what burns less is no concern of an alert.
_BEFORE_BUDGET = Fraction(7, 10)
_FEW_DECADES = Fraction(300)


class Tick(Struct, frozen=True):
    at: Decimal
    text: str


class Dot(Struct, frozen=True):
    """A failure of the table, on the line of an alert that notices it."""

    x: Decimal
    y: Decimal


class Line(Struct, frozen=True):
    """`number` of its entry gives the dashes, `rank` of its severity the colour, both from 1 on.

    `label_y`: where its name stands at the right.
    """

    number: int
    rank: int
    name: str
    severity: str
    points: str
    dots: tuple[Dot, ...]
    label_y: Decimal


class Goal(Struct, frozen=True):
    """A failure that must be noticed in time: alerts have to be below."""

    x: Decimal
    y: Decimal
    name: str


class DetectionChart(Struct, frozen=True):
    """`budget`: the points of the line on which the whole budget is used up; `budget_x`: an error ratio of 1x."""

    lines: tuple[Line, ...]
    ratios: tuple[Tick, ...]
    times: tuple[Tick, ...]
    budget: str
    budget_x: Decimal
    goals: tuple[Goal, ...]
    left: int = _LEFT
    right: int = _RIGHT
    top: int = _TOP
    bottom: int = _BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


class Axes(Struct, frozen=True):
    x: LogScale
    y: LogScale

    def place(self, ratio: Fraction, time: Duration) -> tuple[Decimal, Decimal]:
        return self.x.at(ratio), self.y.at(Fraction(time.milliseconds))


def detection_chart(
    table: DetectionTable, curves: DetectionCurves, goals: Sequence[DetectionIr], severities: Sequence[str]
) -> DetectionChart | None:
    """The drawing of one partition of an SLO; None when no alert of it ever fires for certain.

    `severities` are in the order of their urgency.
    """
    times = [time for curve in curves.entries for _, time in curve.points]
    if not times:
        return None
    times += [goal.within for goal in goals]
    budget = table.facts.budget
    lowest, highest = _around(min(times), max(times))
    axes = Axes(
        LogScale(min(budget, Fraction(1)) * _BEFORE_BUDGET, Fraction(1), _LEFT, _RIGHT),
        LogScale(Fraction(lowest.milliseconds), Fraction(highest.milliseconds), _BOTTOM, _TOP),
    )
    return DetectionChart(
        lines=_lines(table, curves, axes, severities),
        ratios=tuple(Tick(axes.x.at(ratio), _percent(ratio)) for ratio in _ratio_ticks(axes.x)),
        times=tuple(
            Tick(axes.y.at(Fraction(time.milliseconds)), time.human)
            for time in _TIMES
            if axes.y.holds(Fraction(time.milliseconds))
        ),
        budget=_polyline(_clipped(curves.budget, axes), axes),
        budget_x=axes.x.at(budget),
        goals=tuple(_goal(goal, axes) for goal in goals if axes.x.holds(Fraction(goal.bad_ratio.ratio))),
    )


def _around(least: Duration, most: Duration) -> tuple[Duration, Duration]:
    """Times of the axis around all others; two at least."""
    below = [time for time in _TIMES if time < least]
    above = [time for time in _TIMES if time > most]
    return (below[-1] if below else least), (above[0] if above else Duration(2 * most.milliseconds))


def _lines(table: DetectionTable, curves: DetectionCurves, axes: Axes, severities: Sequence[str]) -> tuple[Line, ...]:
    drawn = [(number, curve) for number, curve in enumerate(curves.entries) if curve.points]
    ends = {number: axes.place(*curve.points[-1])[1] for number, curve in drawn}
    labels = _apart(ends)
    return tuple(
        Line(
            number=number + 1,
            rank=severities.index(curve.alert.severity) + 1,
            name=curve.alert.entry,
            severity=curve.alert.severity,
            points=_polyline(curve.points, axes),
            dots=tuple(_dots(table, curve.alert, axes)),
            label_y=labels[number],
        )
        for number, curve in drawn
    )


def _dots(table: DetectionTable, alert: BurnAlertIr, axes: Axes) -> Iterator[Dot]:
    for row in table.rows:
        for entry in row.entries:
            if entry.alert == alert and entry.at_most is not None:
                yield Dot(*axes.place(row.failure.bad_ratio, entry.at_most))


def _apart(ends: dict[int, Decimal]) -> dict[int, Decimal]:
    """Names beside the ends of their lines, pushed up from the bottom where they would touch."""
    placed: dict[int, Decimal] = {}
    below: Decimal | None = None
    for number, y in sorted(ends.items(), key=lambda item: (-item[1], -item[0])):
        at = y if below is None else min(y, below - _LINE_HEIGHT)
        placed[number] = below = at
    return placed


def _polyline(points: Iterable[Point], axes: Axes) -> str:
    return " ".join(f"{x},{y}" for x, y in (axes.place(*point) for point in points))


def _clipped(points: tuple[Point, ...], axes: Axes) -> Iterator[Point]:
    """What of the budget's line is inside of the drawing: it is straight, so that points may be left out."""
    for ratio, time in points:
        if axes.x.holds(ratio) and axes.y.holds(Fraction(time.milliseconds)):
            yield ratio, time


def _ratio_ticks(scale: LogScale) -> Iterator[Fraction]:
    """Powers of ten; with 2 and 5 of them where there are few."""
    steps = (1, 2, 5) if scale.most / scale.least < _FEW_DECADES else (1,)
    for power in range(-6, 1):
        for step in steps:
            ratio = Fraction(10) ** power * step
            if scale.holds(ratio):
                yield ratio


def _goal(goal: DetectionIr, axes: Axes) -> Goal:
    return Goal(*axes.place(Fraction(goal.bad_ratio.ratio), goal.within), goal.name)


def _percent(ratio: Fraction) -> str:
    return f"{print_fraction(ratio * 100)} %"
