"""Lines of a metric widget: formulas as the metrics that they read and an expression over their ids."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct

from slocompiler.targets.cloudwatch.alarms.body import number
from slocompiler.targets.cloudwatch.alarms.formula import Formula, Stream, math


class Line(Struct, frozen=True):
    """One line of a graph: what it shows, what it is called, over periods of how many seconds."""

    formula: Formula
    label: str
    period: int


def metric_lines(lines: Iterable[Line]) -> list[list[object]]:
    """The `metrics` of a widget: metrics first, each once for a period, then the expressions over them."""
    ids: dict[tuple[Stream, int], str] = {}
    labels: dict[tuple[Stream, int], str] = {}
    expressions: list[list[object]] = []
    for line in lines:
        of_line = {stream: ids.setdefault((stream, line.period), f"m{len(ids) + 1}") for stream in line.formula.streams}
        if line.formula.only is not None:
            labels[line.formula.only, line.period] = line.label
        else:
            text, id_ = line.formula.text(of_line), f"e{len(expressions) + 1}"
            expressions.append([{"expression": text, "id": id_, "label": line.label, "period": line.period}])
    metrics = [_metric(*key, id_, labels.get(key)) for key, id_ in ids.items()]
    return [*metrics, *expressions]


def _metric(stream: Stream, period: int, id_: str, label: str | None) -> list[object]:
    """A metric; without a label it is read and not shown."""
    names = [text for pair in stream.dimensions for text in pair]
    options = {"id": id_, "stat": stream.stat, "period": period}
    shown = {"visible": False} if label is None else {"label": label}
    return [stream.namespace, stream.metric, *names, options | shown]


def percent(ratio: Formula) -> Formula:
    """A ratio as a percentage."""
    return math("100 * (", ratio, ")")


def mark(label: str, value: Decimal) -> Mapping[str, Any]:
    """A horizontal line."""
    return {"label": label, "value": number(value)}
