"""Signals: what is measured and where it is read."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.filter_patterns import Pattern
from slocompiler.promql import Expr, VectorSelector
from slocompiler.values import Rate, Unit


class SignalForm(StrEnum):
    EVENTS = "events"
    DISTRIBUTION = "distribution"
    GAUGE = "gauge"
    RATIO = "ratio"


class Store(StrEnum):
    PROMETHEUS = "prometheus"
    CLOUDWATCH = "cloudwatch"


class QueryIr(Struct, frozen=True):
    """A PromQL expression with the environment's matchers in every selector.

    Under counters it is a bare selector, or an expression that holds `[$window]`. `text` is what the spec says, without
    the environment; of a derived one (`bad_where`, `age_of`) it is the printed tree.
    """

    expr: Expr
    text: str
    span: SourceSpan


class PrometheusEventsIr(Struct, frozen=True):
    """Counters of events; each tuple is summed, None is not given.

    Two of the three are there, or total alone. `bad_is_subset`: bad is total with more matchers, so both have the same
    labels and bad never exceeds total.
    """

    total: tuple[QueryIr, ...] | None
    bad: tuple[QueryIr, ...] | None
    good: tuple[QueryIr, ...] | None
    bad_is_subset: bool
    span: SourceSpan

    @property
    def has_sli(self) -> bool:
        return self.bad is not None or self.good is not None


class PrometheusDistributionIr(Struct, frozen=True):
    """A histogram. `boundaries` are in the signal's unit, ascending; None for a native one.

    `selector` names the histogram itself: a classic one is read as `<metric>_bucket`, `_count` and `_sum`.
    """

    selector: VectorSelector
    boundaries: tuple[Decimal, ...] | None
    span: SourceSpan


class PrometheusGaugeIr(Struct, frozen=True):
    """A value now, as an instant expression (for `age_of`: time() minus the timestamp)."""

    value: QueryIr
    is_age: bool
    span: SourceSpan


class PrometheusRatioIr(Struct, frozen=True):
    """A bad share computed elsewhere, and the events per second it stands for (None: all moments weigh the same)."""

    bad: QueryIr
    weight: QueryIr | None
    span: SourceSpan


PrometheusSourceIr = PrometheusEventsIr | PrometheusDistributionIr | PrometheusGaugeIr | PrometheusRatioIr


class LogFilterIr(Struct, frozen=True):
    """Lines of the source's log group that become values of a metric.

    `key` is the source's key of the metric: `total`, `bad`, `good` or `metric`. `value` is what a line adds: 1, or a
    selector of a property (`$.latency`) or of a field (`$bytes`). `text` is the pattern as written.
    """

    key: str
    metric: str
    text: str
    pattern: Pattern
    value: str
    span: SourceSpan

    @property
    def counts_lines(self) -> bool:
        return self.value == "1"


class LogSourceIr(Struct, frozen=True):
    """How log lines become metrics. `dimensions`: name -> selector of its value in a line."""

    filters: tuple[LogFilterIr, ...]
    dimensions: Mapping[str, str]
    span: SourceSpan


class EmittedSetsIr(Struct, frozen=True):
    """The sets of dimensions that the service's log lines (embedded metric format) state, each sorted by name."""

    sets: tuple[tuple[str, ...], ...]
    span: SourceSpan


class CloudWatchSourceIr(Struct, frozen=True):
    """Metrics of one namespace. Which of the metric fields are set follows from the signal's form.

    `dimensions`: a tuple of several values means one alarm for each of them. `ingest` is aws, emf, otlp, or logs when
    metric filters make the metrics. `emits` None: what the log lines state is not known.
    """

    namespace: str
    dimensions: Mapping[str, tuple[str, ...]]
    regions: tuple[str, ...]
    ingest: str
    total: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]
    metric: str | None
    statistic: str | None
    scale: str | None
    weight: str | None
    span: SourceSpan
    log_group: str | None = None
    logs: LogSourceIr | None = None
    emits: EmittedSetsIr | None = None
    dimensions_span: SourceSpan | None = None


class TrafficIr(Struct, frozen=True):
    mean: Rate
    low: Rate
    span: SourceSpan


class ByLabelIr(Struct, frozen=True):
    """A label that stays apart: its name in the store, and the name it is recorded under."""

    source: str
    recorded: str
    span: SourceSpan


class SignalIr(Struct, frozen=True):
    """Something measured. `alert_on` is the store that evaluates and pages."""

    name: str
    description: str | None
    form: SignalForm
    unit: Unit | None
    traffic: TrafficIr | None
    by: tuple[ByLabelIr, ...]
    alert_on: Store
    prometheus: PrometheusSourceIr | None
    cloudwatch: CloudWatchSourceIr | None
    span: SourceSpan
