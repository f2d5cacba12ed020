"""The detection table as a drawing."""

from decimal import Decimal
from itertools import pairwise

from slocompiler.ir.slos import DetectionIr
from slocompiler.proof.detection.facts import facts_of
from slocompiler.proof.table.burn_table import DetectionTable, detection_table
from slocompiler.proof.table.curves import detection_curves
from slocompiler.site.charts.detection_chart import DetectionChart, detection_chart
from slocompiler.values import Duration, Share
from tests.ir_builders import SPAN, events_signal, organization, partition, service, slo

SEVERITIES = ("P0", "P1", "P2")


def made(objective: str = "99.95%", *goals: DetectionIr) -> tuple[DetectionTable, DetectionChart]:
    promised = partition(objective)
    of = slo("availability", None, promised)
    table = detection_table(
        of, promised, facts_of(of, promised, service(events_signal(), of), organization().prometheus)
    )
    chart = detection_chart(table, detection_curves(promised.burn_alerts, table.facts), goals, SEVERITIES)
    assert chart is not None
    return table, chart


def points(text: str) -> list[tuple[Decimal, Decimal]]:
    return [(Decimal(x), Decimal(y)) for x, y in (pair.split(",") for pair in text.split())]


def test_there_is_a_line_for_each_alert_that_falls_to_the_right() -> None:
    _, chart = made()
    assert [(line.name, line.severity, line.rank) for line in chart.lines] == [
        ("fast", "P0", 1),
        ("medium", "P1", 2),
        ("slow", "P2", 3),
    ]
    for line in chart.lines:
        xs, ys = zip(*points(line.points), strict=True)
        assert list(xs) == sorted(xs)
        assert list(ys) == sorted(ys), "the worse the failure, the sooner"


def test_everything_lies_inside() -> None:
    _, chart = made("99%", goal("5%", "10s"))
    drawn = [point for line in chart.lines for point in points(line.points)] + points(chart.budget)
    drawn += [(mark.x, mark.y) for mark in chart.goals]
    assert all(chart.left <= x <= chart.right and chart.top <= y <= chart.bottom for x, y in drawn)


def test_each_dot_is_a_cell_of_the_table_and_lies_on_its_line() -> None:
    table, chart = made()
    for number, line in enumerate(chart.lines):
        certain = [row for row in table.rows if row.entries[number].at_most is not None]
        assert len(line.dots) == len(certain)
        assert {(dot.x, dot.y) for dot in line.dots if dot.x == chart.right} <= set(points(line.points))


def test_axes_name_round_numbers() -> None:
    _, chart = made()
    assert [tick.text for tick in chart.ratios] == ["0.1 %", "1 %", "10 %", "100 %"]
    assert [tick.text for tick in made("99%")[1].ratios] == ["1 %", "2 %", "5 %", "10 %", "20 %", "50 %", "100 %"]
    assert [tick.text for tick in chart.times][:3] == ["2m", "5m", "10m"]


def test_names_of_lines_do_not_touch() -> None:
    _, chart = made("90%")
    labels = sorted(line.label_y for line in chart.lines)
    assert all(below - above >= 21 for above, below in pairwise(labels))


def test_alerts_that_never_fire_for_certain_have_no_drawing() -> None:
    table, _ = made()
    curves = detection_curves((), table.facts)
    assert detection_chart(table, curves, (), SEVERITIES) is None


def goal(bad: str, within: str) -> DetectionIr:
    return DetectionIr("goal", Share.parse(bad), None, Duration.parse(within), None, SPAN)


def test_goals_stand_where_they_must_be_met() -> None:
    _, chart = made("99.95%", goal("100%", "5m"), goal("0.01%", "5m"))
    (mark,) = chart.goals
    assert mark.x == chart.right
    assert mark.y == next(tick.at for tick in chart.times if tick.text == "5m")
    assert chart.budget_x > chart.left
