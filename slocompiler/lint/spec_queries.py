"""Every PromQL expression of the specs, with the place and the key that it stands under."""

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, RawConditionIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusEventsIr, PrometheusGaugeIr, PrometheusRatioIr, QueryIr, SignalIr
from slocompiler.load.loaded import Route
from slocompiler.promql import Expr, walk


class SpecQuery(Struct, frozen=True, dict=True):
    """`key` is the one it stands under: total, bad, good, bad_where, value, age_of, weight, or promql.

    Of a `bad_where` it is the total with its conditions. `signal` or `alert` is what the query belongs to.
    """

    service: ServiceIr
    key: str
    query: QueryIr
    route: Route
    signal: SignalIr | None = None
    alert: tuple[AlertIr, AlertPartitionIr] | None = None

    @property
    def expr(self) -> Expr:
        return self.query.expr

    @cached_property
    def nodes(self) -> tuple[Expr, ...]:
        """Every node of the tree, parents first."""
        return tuple(walk(self.query.expr))


def spec_queries(compilation: CompilationIr) -> Iterator[SpecQuery]:
    """The queries of all signals and alerts, service by service; a histogram is no query but a name."""
    for service in compilation.services:
        for signal in service.signals:
            yield from _of_signal(service, signal)
        for alert in service.alerts:
            for partition in alert.partitions[:1]:
                if isinstance(partition.condition, RawConditionIr):
                    route = ("alerts", alert.name, "promql")
                    yield SpecQuery(service, "promql", partition.condition.query, route, alert=(alert, partition))


def _of_signal(service: ServiceIr, signal: SignalIr) -> Iterator[SpecQuery]:
    route: Route = ("signals", signal.name, signal.form.value, "prometheus")
    source = signal.prometheus
    if isinstance(source, PrometheusEventsIr):
        for key in ("total", "bad", "good"):
            written = "bad_where" if key == "bad" and source.bad_is_subset else key
            for index, query in enumerate(getattr(source, key) or ()):
                yield SpecQuery(service, written, query, (*route, written, index), signal)
    elif isinstance(source, PrometheusGaugeIr):
        key = "age_of" if source.is_age else "value"
        yield SpecQuery(service, key, source.value, (*route, key), signal)
    elif isinstance(source, PrometheusRatioIr):
        yield SpecQuery(service, "bad", source.bad, (*route, "bad"), signal)
        if source.weight is not None:
            yield SpecQuery(service, "weight", source.weight, (*route, "weight"), signal)
