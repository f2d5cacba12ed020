"""Metric math as data: text between the metrics that it reads, which get their ids when it is written out."""

from collections.abc import Iterable, Mapping

from msgspec import Struct


class Stream(Struct, frozen=True):
    """One statistic of one metric; `dimensions` is the exact set, as name and value, sorted."""

    namespace: str
    dimensions: tuple[tuple[str, str], ...]
    metric: str
    stat: str

    @property
    def metric_body(self) -> dict[str, object]:
        """The metric as the API spells it."""
        return {"Namespace": self.namespace, "MetricName": self.metric} | self.dimensions_body

    @property
    def dimensions_body(self) -> dict[str, object]:
        if not self.dimensions:
            return {}
        return {"Dimensions": [{"Name": name, "Value": value} for name, value in self.dimensions]}


class Formula(Struct, frozen=True):
    """Metric math: texts and streams in the order in which they are written."""

    parts: tuple[str | Stream, ...]

    @property
    def streams(self) -> tuple[Stream, ...]:
        """The metrics that it reads, each once, in the order of their first use."""
        return tuple(dict.fromkeys(part for part in self.parts if isinstance(part, Stream)))

    @property
    def only(self) -> Stream | None:
        """The stream, when the formula is nothing but one."""
        return self.parts[0] if len(self.parts) == 1 and isinstance(self.parts[0], Stream) else None

    def text(self, ids: Mapping[Stream, str]) -> str:
        return "".join(part if isinstance(part, str) else ids[part] for part in self.parts)


Part = str | Stream | Formula


def math(*parts: Part) -> Formula:
    """The parts behind one another, as one formula."""
    flat: list[str | Stream] = []
    for part in parts:
        flat += part.parts if isinstance(part, Formula) else (part,)
    return Formula(tuple(flat))


def total_of(parts: Iterable[Part]) -> Formula:
    """The sum, in brackets when there are several: a missing operand counts as 0."""
    listed = list(parts)
    if len(listed) == 1:
        return math(listed[0])
    joined: list[Part] = ["("]
    for index, part in enumerate(listed):
        joined += [" + ", part] if index else [part]
    return math(*joined, ")")


def queries(formula: Formula, period: int, *, is_result: bool = True, result_id: str = "e1") -> list[dict[str, object]]:
    """MetricDataQueries for a formula: its metrics, all with one period, and the expression.

    `is_result`: whether the expression is what is watched. A lone stream is a query of its own, without an expression.
    """
    if formula.only is not None:
        return [_metric(formula.only, "m1", period, returns=is_result)]
    ids = {stream: f"m{number}" for number, stream in enumerate(formula.streams, start=1)}
    read = [_metric(stream, id_, period, returns=False) for stream, id_ in ids.items()]
    return [*read, {"Id": result_id, "Expression": formula.text(ids), "ReturnData": is_result}]


def _metric(stream: Stream, id_: str, period: int, *, returns: bool) -> dict[str, object]:
    stat = {"Metric": stream.metric_body, "Period": period, "Stat": stream.stat}
    return {"Id": id_, "MetricStat": stat, "ReturnData": returns}
