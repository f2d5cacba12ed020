"""A signal's measures over the last minutes, as the rules read them too."""

from decimal import Decimal

from slocompiler.ir.alerts import MeasureIr, MeasureKind
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.signals import SignalIr
from slocompiler.queries.aggregation import Grouping
from slocompiler.queries.measures import measured
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.targets.grafana.dashboards.gauges import gauge_collapse

QUANTILES = {"p50": Decimal("0.5"), "p95": Decimal("0.95"), "p99": Decimal("0.99")}


def measure_now(signal: SignalIr, facts: PrometheusFactsIr, word: str) -> str:
    """The measure (`rate`, `p95`, `value`, ...) over the last 5m, one series for each group."""
    kind = MeasureKind.QUANTILE if word in QUANTILES else MeasureKind(word)
    measure = MeasureIr(word, kind, QUANTILES.get(word), None, None)
    return measured(signal, facts, measure, Grouping(signal.by), COUNT_WINDOW, gauge_collapse(signal))
