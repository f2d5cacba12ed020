"""PromQL of the user's own: every series that it returns fires."""

from slocompiler.ir.alerts import RawConditionIr
from slocompiler.ir.service import ServiceIr
from slocompiler.promql import print_expr_pretty, with_window
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.targets.prometheus.signal_alerts.condition import Condition


def raw_condition(service: ServiceIr, alert: str, condition: RawConditionIr) -> Condition:
    """The expression as it is written."""
    return Condition(
        expr=print_expr_pretty(with_window(condition.query.expr, COUNT_WINDOW)),
        summary=f"{service.name}: {alert}",
        description="The expression of the alert returns this series; its value is {{ $value | humanize }}.",
    )
