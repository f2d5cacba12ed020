"""What a panel asks for."""

from collections.abc import Mapping

from grafana_foundation_sdk.builders.cloudwatch import MetricsQuery
from grafana_foundation_sdk.builders.expr import TypeMath, TypeReduce
from grafana_foundation_sdk.builders.prometheus import Dataquery
from grafana_foundation_sdk.cog.builder import Builder
from grafana_foundation_sdk.cog.variants import Dataquery as AnyQuery
from grafana_foundation_sdk.models.cloudwatch import MetricEditorMode, MetricQueryType, QueryMode
from grafana_foundation_sdk.models.common import DataSourceRef
from grafana_foundation_sdk.models.prometheus import PromQueryFormat
from msgspec import Struct

from slocompiler.ir.signals import Store
from slocompiler.targets.grafana.panels.datasource import datasource

#: Grafana's own evaluation of expressions over the results of other queries.
_EXPRESSIONS = DataSourceRef(type_val="__expr__", uid="__expr__")


class PromQuery(Struct, frozen=True):
    """PromQL, and the name of what comes of it. `is_instant`: only the value of now."""

    expr: str
    legend: str
    is_instant: bool = False
    is_table: bool = False

    def build(self, reference: str) -> Builder[AnyQuery]:
        query = Dataquery().expr(self.expr).legend_format(self.legend).ref_id(reference)
        query = query.datasource(datasource(Store.PROMETHEUS))
        if self.is_table:
            query = query.format(PromQueryFormat.TABLE)
        return query.instant() if self.is_instant else query.range()


class MetricQuery(Struct, frozen=True):
    """A CloudWatch metric. `id` is what expressions call it; `period` is in seconds."""

    id: str
    namespace: str
    metric: str
    dimensions: Mapping[str, str]
    statistic: str
    region: str
    period: int
    label: str
    is_hidden: bool = False

    def build(self, reference: str) -> Builder[AnyQuery]:
        return (
            _metrics_query(self.id, self.region, self.period, self.label, self.is_hidden, reference)
            .metric_query_type(MetricQueryType.SEARCH)
            .metric_editor_mode(MetricEditorMode.BUILDER)
            .namespace(self.namespace)
            .metric_name(self.metric)
            .dimensions(dict(self.dimensions))
            .match_exact(True)
            .statistic(self.statistic)
        )


class MetricMath(Struct, frozen=True):
    """CloudWatch metric math over the metrics of the same panel."""

    id: str
    expression: str
    region: str
    period: int
    label: str
    is_hidden: bool = False

    def build(self, reference: str) -> Builder[AnyQuery]:
        return (
            _metrics_query(self.id, self.region, self.period, self.label, self.is_hidden, reference)
            .metric_query_type(MetricQueryType.SEARCH)
            .metric_editor_mode(MetricEditorMode.CODE)
            .expression(self.expression)
        )


class ReducedSum(Struct, frozen=True):
    """The sum over time of another query of the panel, worked out by Grafana."""

    of: str

    def build(self, reference: str) -> Builder[AnyQuery]:
        reduced = TypeReduce().expression(self.of).reducer("sum").ref_id(reference).hide(True)
        return reduced.datasource(_EXPRESSIONS)


class Formula(Struct, frozen=True):
    """Arithmetic over other queries of the panel (`$A / $B`), worked out by Grafana."""

    expression: str

    def build(self, reference: str) -> Builder[AnyQuery]:
        return TypeMath().expression(self.expression).ref_id(reference).datasource(_EXPRESSIONS)


Query = PromQuery | MetricQuery | MetricMath | ReducedSum | Formula


def _metrics_query(id: str, region: str, period: int, label: str, is_hidden: bool, reference: str) -> MetricsQuery:
    query = MetricsQuery().query_mode(QueryMode.METRICS).id(id).region(region).period(str(period)).label(label)
    return query.hide(is_hidden).ref_id(reference).datasource(datasource(Store.CLOUDWATCH))
