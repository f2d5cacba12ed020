"""What is measured, and where."""

from collections.abc import Iterator

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import (
    CloudWatchSourceIr,
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    PrometheusSourceIr,
    QueryIr,
    SignalIr,
)
from slocompiler.promql import print_expr
from slocompiler.site.grid import Cell, Grid, Item, columns, head, several, text


def signals_grid(service: ServiceIr) -> Grid | None:
    rows = tuple(
        (
            head(signal.name, note=signal.description or ""),
            text(signal.form.value),
            Cell(tuple(_sources(signal))),
            several(label.recorded for label in signal.by),
            text(f"{signal.traffic.mean}, {signal.traffic.low} when it is quiet" if signal.traffic else ""),
        )
        for signal in service.signals
    )
    heads = columns("Signal", "Form", "Read from", "Kept apart", "Traffic")
    return Grid("What is measured", heads, rows, is_stacked=True) if rows else None


def _sources(signal: SignalIr) -> Iterator[Item]:
    if signal.prometheus is not None:
        yield from (
            Item(query, is_code=True, note=f"Prometheus, {role}") for role, query in _prometheus(signal.prometheus)
        )
    if signal.cloudwatch is not None:
        yield from (
            Item(name, is_code=True, note=f"CloudWatch, {role}") for role, name in _cloudwatch(signal.cloudwatch)
        )


def _prometheus(source: PrometheusSourceIr) -> Iterator[tuple[str, str]]:
    match source:
        case PrometheusEventsIr():
            for role, queries in (("total", source.total), ("bad", source.bad), ("good", source.good)):
                yield from ((role, query.text.strip()) for query in queries or ())
        case PrometheusDistributionIr(selector):
            yield "histogram", print_expr(selector)
        case PrometheusGaugeIr(value, is_age):
            yield "age" if is_age else "value", value.text.strip()
        case PrometheusRatioIr(bad, weight):
            yield "bad share", bad.text.strip()
            if isinstance(weight, QueryIr):
                yield "weight", weight.text.strip()


def _cloudwatch(source: CloudWatchSourceIr) -> Iterator[tuple[str, str]]:
    named = (
        *(("total", name) for name in source.total),
        *(("bad", name) for name in source.bad),
        *(("good", name) for name in source.good),
        ("metric", source.metric),
        ("weight", source.weight),
    )
    yield from ((role, f"{source.namespace} {name}") for role, name in named if name is not None)
