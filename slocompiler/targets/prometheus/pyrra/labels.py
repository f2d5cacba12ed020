"""Labels of Pyrra's series: they carry its name for the SLO, and none of ours."""

from slocompiler.ir.pyrra_name import pyrra_name
from slocompiler.promql import Aggregation, Call, Expr, StringLiteral, parse_expr, print_expr
from slocompiler.recordings.names import service_labels
from slocompiler.targets.prometheus.pyrra.indicator import Indicator, equal_labels
from slocompiler.targets.prometheus.scope import SloScope

_SLO, _SERVICE = "slo", "service"


def slo_labels(scope: SloScope) -> dict[str, str]:
    """What tells an SLO from every other; the environment, if there are several, as on all recorded series."""
    own = {name: value for name, value in service_labels(scope.service).items() if name != _SERVICE}
    return {_SLO: pyrra_name(scope.service.name, scope.slo)} | own


def metric_labels(scope: SloScope, indicator: Indicator, *, with_kept: bool = True) -> dict[str, str]:
    """The labels of the SLO, and those that all series of the metric have alike."""
    own = slo_labels(scope)
    apart = {label.source for label in scope.grouping.by} | set(indicator.kept if with_kept else ())
    alike = equal_labels(indicator.total.matchers)
    return {name: alike[name] for name in sorted(alike) if name not in apart and name not in own} | own


def kept_labels(scope: SloScope, indicator: Indicator) -> tuple[str, ...]:
    """Labels that stay apart under their names in the store: those of groups, then those that queries select by."""
    taken = slo_labels(scope)
    groups = (label.source for label in scope.grouping.by)
    return tuple(label for label in dict.fromkeys((*groups, *indicator.kept)) if label not in taken)


def in_store(scope: SloScope, text: str) -> str:
    """An expression of our own series with the labels of its groups alone, as the metric has them."""
    expr: Expr = parse_expr(text)
    for label in scope.grouping.by:
        if label.source != label.recorded:
            words = (label.source, "$1", label.recorded, "(.*)")
            expr = Call("label_replace", (expr, *map(StringLiteral, words)))
    return print_expr(Aggregation("sum", expr, by=tuple(label.source for label in scope.grouping.by) or None))
