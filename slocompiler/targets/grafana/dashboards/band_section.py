"""Anomaly bands: what was measured, what was expected, and how far apart the two may be."""

from collections.abc import Iterator

from slocompiler.ir.alerts import AlertIr, BandIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.recordings import names as series
from slocompiler.recordings.names import alert_names
from slocompiler.targets.grafana.dashboards.scope import legend_of
from slocompiler.targets.grafana.panels.colors import BAD, FADED, NEUTRAL
from slocompiler.targets.grafana.panels.kinds import AnyPanel, drawn_in, field, graph
from slocompiler.targets.grafana.panels.layout import Placed
from slocompiler.targets.grafana.panels.query import PromQuery
from slocompiler.targets.grafana.panels.units import grafana_unit
from slocompiler.values import print_number


def band_panels(service: ServiceIr, compilation: CompilationIr) -> Iterator[Placed]:
    """One panel for each alert with a band that Prometheus records."""
    for alert in service.alerts:
        band = alert.default.condition
        if isinstance(band, BandIr) and alert.signal and service.signal(alert.signal).prometheus:
            yield Placed(f"band/{alert.name}", _band_panel(service, alert, band), 24, 9)


def _band_panel(service: ServiceIr, alert: AlertIr, band: BandIr) -> AnyPanel:
    names = alert_names(service, alert.signal, alert.name)
    parts = {
        "observed": series.SIGNAL_VALUE,
        "expected": series.SIGNAL_EXPECTED,
        "upper": series.SIGNAL_UPPER,
        "lower": series.SIGNAL_LOWER,
    }
    queries = [PromQuery(names.select(name), legend_of(alert.by, word)) for word, name in parts.items()]
    signal = service.signal(alert.signal or "")
    panel = graph(
        f"{alert.name}: {band.measure.text} of {signal.name}",
        f"Expected from the rhythm of {band.season.human}; the band is {print_number(band.deviations)} spreads wide "
        "to each side, and the alert fires outside of it.",
        queries,
        unit=grafana_unit(signal.unit),
        store=Store.PROMETHEUS,
    )
    return (
        panel.override_by_query("A", [drawn_in(NEUTRAL), field("custom.lineWidth", 2)])
        .override_by_query("B", [drawn_in(FADED), field("custom.lineStyle", {"fill": "dash", "dash": [6, 6]})])
        .override_by_query("C", [drawn_in(BAD), *_edge(), *_filled(alert)])
        .override_by_query("D", [drawn_in(BAD), *_edge()])
    )


def _edge() -> tuple[object, ...]:
    return field("custom.lineWidth", 1), field("custom.fillOpacity", 0)


def _filled(alert: AlertIr) -> tuple[object, ...]:
    """Grafana fills down to a series by its name, which groups do not share."""
    return () if alert.by else (field("custom.fillBelowTo", "lower"), field("custom.fillOpacity", 8))
