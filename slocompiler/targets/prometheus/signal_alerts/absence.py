"""Silence: of a whole signal, of any group seen lately, of groups that are named."""

from slocompiler.ir.alerts import AbsenceIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
)
from slocompiler.promql import Binary, Call, Expr, MatrixSelector, number, print_expr, with_window
from slocompiler.targets.prometheus.aggregation import Grouping, operand, union
from slocompiler.targets.prometheus.event_queries import summed_rate, total_queries
