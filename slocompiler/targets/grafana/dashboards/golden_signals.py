"""How a service does: latency, traffic, errors, saturation, and what was expected where that is known."""

from collections.abc import Callable, Iterator

from slocompiler.ir.alerts import AlertIr, MeasureKind, ThresholdIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalForm, SignalIr, Store
from slocompiler.ir.slos import DistributionSli, GaugeSli
from slocompiler.targets.grafana.dashboards.band_section import band_panels
from slocompiler.targets.grafana.dashboards.cloudwatch_signals import cloudwatch_panels
from slocompiler.targets.grafana.dashboards.efficiency import efficiency_panels
from slocompiler.targets.grafana.dashboards.gauges import (
    COST,
    SATURATION,
    gauge_section,
    gauge_title,
)
from slocompiler.targets.grafana.dashboards.measure_now import QUANTILES, measure_now
from slocompiler.targets.grafana.dashboards.scope import legend_of
from slocompiler.targets.grafana.panels.colors import BAD, color_of_urgency
from slocompiler.targets.grafana.panels.kinds import AnyPanel, Steps, graph
from slocompiler.targets.grafana.panels.layout import Placed, Section
from slocompiler.targets.grafana.panels.query import PromQuery
from slocompiler.targets.grafana.panels.units import PER_SECOND, SHARE, grafana_unit

_WIDTH, _HEIGHT = 12, 8
_TITLES = ("Latency", "Traffic", "Errors", SATURATION, "Expected and observed", COST)


def golden_signals(service: ServiceIr, compilation: CompilationIr) -> Iterator[Section]:
    """The sections that have panels, in the order in which an incident is looked into."""
    facts = compilation.organization.prometheus
    sections: dict[str, list[Placed]] = {title: [] for title in _TITLES}
    for signal in service.signals:
        if signal.prometheus is not None:
            for title, panel in _PANELS[signal.form](signal, service, compilation, facts):
                sections[title].append(Placed(f"prometheus/{signal.name}", panel, _WIDTH, _HEIGHT))
        if signal.cloudwatch is not None:
            for title, panel in cloudwatch_panels(signal):
                sections[title].append(Placed(f"cloudwatch/{signal.name}", panel, _WIDTH, _HEIGHT))
    sections["Expected and observed"] = [*band_panels(service, compilation)]
    sections[COST] += efficiency_panels(service, compilation)
    for title, panels in sections.items():
        if panels:
            yield Section(title.lower().replace(" ", "-"), title, panels)


Panels = Iterator[tuple[str, AnyPanel]]


def _events(signal: SignalIr, service: ServiceIr, compilation: CompilationIr, facts: PrometheusFactsIr) -> Panels:
    rate = PromQuery(measure_now(signal, facts, "rate"), legend_of(tuple(_labels(signal)), "all"))
    lines = _alert_lines(signal, service, compilation, MeasureKind.RATE)
    yield "Traffic", _graph(signal, f"{signal.name} per second", [rate], PER_SECOND, lines)
    if _has_sli(signal):
        bad = PromQuery(measure_now(signal, facts, "bad_ratio"), legend_of(tuple(_labels(signal)), "bad"))
        lines = _alert_lines(signal, service, compilation, MeasureKind.BAD_RATIO)
        yield "Errors", _graph(signal, f"Bad {signal.name}", [bad], SHARE, lines)


def _distribution(signal: SignalIr, service: ServiceIr, compilation: CompilationIr, facts: PrometheusFactsIr) -> Panels:
    labels = tuple(_labels(signal))
    queries = [PromQuery(measure_now(signal, facts, name), legend_of(labels, name)) for name in QUANTILES]
    queries.append(PromQuery(measure_now(signal, facts, "mean"), legend_of(labels, "mean")))
    lines = [*_alert_lines(signal, service, compilation, MeasureKind.QUANTILE), *_slo_lines(signal, service)]
    yield "Latency", _graph(signal, signal.name, queries, grafana_unit(signal.unit), lines)


def _gauge(signal: SignalIr, service: ServiceIr, compilation: CompilationIr, facts: PrometheusFactsIr) -> Panels:
    value = PromQuery(measure_now(signal, facts, "value"), legend_of(tuple(_labels(signal)), signal.name))
    lines = [*_alert_lines(signal, service, compilation, MeasureKind.VALUE), *_slo_lines(signal, service)]
    yield gauge_section(signal), _graph(signal, gauge_title(signal), [value], grafana_unit(signal.unit), lines)


def _ratio(signal: SignalIr, service: ServiceIr, compilation: CompilationIr, facts: PrometheusFactsIr) -> Panels:
    bad = PromQuery(measure_now(signal, facts, "bad_ratio"), legend_of(tuple(_labels(signal)), "bad"))
    lines = _alert_lines(signal, service, compilation, MeasureKind.BAD_RATIO)
    yield "Errors", _graph(signal, f"Bad {signal.name}", [bad], SHARE, lines)


_PANELS: dict[SignalForm, Callable[[SignalIr, ServiceIr, CompilationIr, PrometheusFactsIr], Panels]] = {
    SignalForm.EVENTS: _events,
    SignalForm.DISTRIBUTION: _distribution,
    SignalForm.GAUGE: _gauge,
    SignalForm.RATIO: _ratio,
}


def _graph(signal: SignalIr, title: str, queries: list[PromQuery], unit: str, lines: Steps) -> AnyPanel:
    return graph(title, signal.description or "", queries, unit=unit, store=Store.PROMETHEUS, lines=lines)


def _labels(signal: SignalIr) -> Iterator[str]:
    return (label.recorded for label in signal.by)


def _has_sli(signal: SignalIr) -> bool:
    return getattr(signal.prometheus, "has_sli", False)


def _alert_lines(signal: SignalIr, service: ServiceIr, compilation: CompilationIr, kind: MeasureKind) -> Steps:
    """Where alerts on the signal fire, in the colour of their urgency."""
    ranks = {severity.name: rank for rank, severity in enumerate(compilation.organization.severities)}
    return [
        (alert.default.condition.value, color_of_urgency(ranks[alert.default.severity]))
        for alert in service.alerts
        if _is_threshold(alert, signal, kind) and isinstance(alert.default.condition, ThresholdIr)
    ]


def _is_threshold(alert: AlertIr, signal: SignalIr, kind: MeasureKind) -> bool:
    condition = alert.default.condition
    return alert.signal == signal.name and isinstance(condition, ThresholdIr) and condition.measure.kind is kind


def _slo_lines(signal: SignalIr, service: ServiceIr) -> Steps:
    """Where an SLO draws the line between good and bad."""
    slis = [slo.sli for slo in service.slos]
    bounds = [
        bound
        for sli in slis
        if isinstance(sli, DistributionSli | GaugeSli) and sli.signal == signal.name
        for bound in (sli.below, sli.above)
    ]
    return [(bound, BAD) for bound in bounds if bound is not None]
