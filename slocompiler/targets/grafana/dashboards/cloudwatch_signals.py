"""Signals that CloudWatch holds: one panel each, for the Region that the dashboard's variable names."""

from collections.abc import Iterator

from slocompiler.ir.signals import CloudWatchSourceIr, SignalForm, SignalIr, Store
from slocompiler.targets.grafana.dashboards.gauges import gauge_section, gauge_title
from slocompiler.targets.grafana.dashboards.variables import IN_REGION
from slocompiler.targets.grafana.panels.kinds import AnyPanel, graph
from slocompiler.targets.grafana.panels.query import MetricMath, MetricQuery, Query
from slocompiler.targets.grafana.panels.units import NUMBER, SHARE, grafana_unit

_PERIOD = 60
_STATISTICS = (("p50", "p50"), ("p95", "p95"), ("p99", "p99"), ("mean", "Average"))


def cloudwatch_panels(signal: SignalIr) -> Iterator[tuple[str, AnyPanel]]:
    """The section that a panel belongs to, and the panel."""
    source = signal.cloudwatch
    assert source is not None, "the caller has looked"
    match signal.form:
        case SignalForm.EVENTS:
            yield "Traffic", _panel(signal, f"{signal.name} a minute", list(_totals(source, is_hidden=False)), NUMBER)
            if source.bad or source.good:
                yield "Errors", _panel(signal, f"Bad {signal.name}", bad_share(source, _PERIOD), SHARE)
        case SignalForm.DISTRIBUTION:
            yield "Latency", _panel(signal, signal.name, list(_quantiles(source)), grafana_unit(signal.unit))
        case SignalForm.GAUGE:
            value = gauge_metric(source, "value", _PERIOD, signal.name)
            yield gauge_section(signal), _panel(signal, gauge_title(signal), [value], grafana_unit(signal.unit))
        case SignalForm.RATIO:
            yield "Errors", _panel(signal, f"Bad {signal.name}", bad_share(source, _PERIOD), SHARE)


def metric(
    source: CloudWatchSourceIr,
    id: str,
    name: str,
    statistic: str,
    period: int,
    label: str,
    *,
    is_hidden: bool = False,
) -> MetricQuery:
    """A metric of the source with exactly its dimensions; of several values of one, the first."""
    dimensions = {dimension: values[0] for dimension, values in source.dimensions.items()}
    return MetricQuery(id, source.namespace, name, dimensions, statistic, IN_REGION, period, label, is_hidden)


def gauge_metric(
    source: CloudWatchSourceIr, id: str, period: int, label: str, *, is_hidden: bool = False
) -> MetricQuery:
    """The metric of a gauge, by the statistic that the spec states."""
    statistic = source.statistic or "Average"
    return metric(source, id, source.metric or "", statistic, period, label, is_hidden=is_hidden)


def bad_share(source: CloudWatchSourceIr, period: int) -> list[Query]:
    """The share of bad events, nothing where there were none at all; the last query is the visible one."""
    if source.weight is not None or source.scale is not None:
        scale = " / 100" if source.scale == "percent" else ""
        bad = metric(source, "bad", source.bad[0], "Average", period, "bad", is_hidden=True)
        return [bad, MetricMath("share", f"bad{scale}", IN_REGION, period, "bad")]
    counts, total = all_events(source, period)
    words = {"bad": source.bad, "good": source.good} if source.total else {}
    counts += [query for word, names in words.items() for query in _counts(source, word, names, period)]
    bad_sum = _sum("bad", source.bad) if source.bad else f"({total}) - ({_sum('good', source.good)})"
    return [*counts, MetricMath("share", f"IF({total} > 0, ({bad_sum}) / ({total}))", IN_REGION, period, "bad")]


def all_events(source: CloudWatchSourceIr, period: int) -> tuple[list[Query], str]:
    """The counts, hidden, that make up all events of a period, and metric math for their sum."""
    words = {"total": source.total} if source.total else {"good": source.good, "bad": source.bad}
    counts = [query for word, names in words.items() for query in _counts(source, word, names, period)]
    return counts, " + ".join(_sum(word, names) for word, names in words.items())


def _counts(source: CloudWatchSourceIr, word: str, names: tuple[str, ...], period: int) -> Iterator[Query]:
    for position, name in enumerate(names):
        yield metric(source, f"{word}{position}", name, "Sum", period, name, is_hidden=True)


def _sum(word: str, names: tuple[str, ...]) -> str:
    """A missing count of bad events is none."""
    return " + ".join(f"FILL({word}{position}, 0)" for position in range(len(names)))


def _totals(source: CloudWatchSourceIr, *, is_hidden: bool) -> Iterator[Query]:
    for position, name in enumerate((*source.total, *source.good, *source.bad)):
        yield metric(source, f"m{position}", name, "Sum", _PERIOD, name, is_hidden=is_hidden)


def _quantiles(source: CloudWatchSourceIr) -> Iterator[Query]:
    for label, statistic in _STATISTICS:
        yield metric(source, label, source.metric or "", statistic, _PERIOD, label)


def _panel(signal: SignalIr, title: str, queries: list[Query], unit: str) -> AnyPanel:
    about = signal.description or ""
    return graph(title, about, queries, unit=unit, store=Store.CLOUDWATCH)
