"""Conditions that a signal can express exactly."""

from decimal import Decimal

from msgspec import Struct

from slocompiler.importing.hand_written.burns import Burn
from slocompiler.importing.hand_written.constants import as_decimal, constant
from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.importing.hand_written.measures import are_plain_counters, events_in
from slocompiler.importing.queries.by_labels import by_entries
from slocompiler.importing.queries.texts import query_text
from slocompiler.promql import Aggregation, Binary, Call, Expr, VectorSelector, print_expr, result_labels
from slocompiler.spec.alerts import AbsentSpec, ComparisonSpec, WhenSpec
from slocompiler.spec.signals import GaugeSpec, PrometheusGauge, SignalSpec
from slocompiler.values import InvalidValueError, Quantity, print_number

_MIRRORED = {">": "<", "<": ">"}


class OwnCondition(Struct, frozen=True):
    """A signal and `when`, or else `expr`."""

    signal: SignalSpec | None = None
    when: WhenSpec | None = None
    expr: Expr | None = None


def condition_of(rule: FoundRule, burns: tuple[Burn, ...], expr: Expr) -> OwnCondition:
    """The condition of an alert. `expr` is what it says without recorded series, as far as it can do without."""
    found = _bad_ratio(burns) or _absent(expr) or _gauge(expr)
    return found or OwnCondition(expr=expr)


def _bad_ratio(burns: tuple[Burn, ...]) -> OwnCondition | None:
    """One share of events over one window."""
    if len(burns) != 1 or burns[0].has_two_windows or burns[0].is_inclusive or not burns[0].is_value:
        return None
    burn = burns[0]
    measured = events_in(burn.core) if are_plain_counters(burn.core) else None
    bound = _quantity(as_decimal(burn.bound * 100), "%")
    if measured is None or measured.signal.events is None or measured.renamed or bound is None:
        return None
    return OwnCondition(measured.signal, WhenSpec(bad_ratio=ComparisonSpec(above=bound, over=burn.long)))


def _absent(expr: Expr) -> OwnCondition | None:
    """`absent` of a plain selector."""
    if not isinstance(expr, Call) or expr.function != "absent":
        return None
    selected = expr.args[0]
    if not isinstance(selected, VectorSelector) or selected.offset is not None or selected.at is not None:
        return None
    signal = SignalSpec(unit="count", gauge=GaugeSpec(prometheus=PrometheusGauge(value=print_expr(selected))))
    return OwnCondition(signal, WhenSpec(absent=AbsentSpec()))


def _gauge(expr: Expr) -> OwnCondition | None:
    """One aggregated value above or below a number."""
    if not isinstance(expr, Binary) or expr.op not in _MIRRORED or expr.return_bool:
        return None
    op, value, number = expr.op, expr.lhs, expr.rhs
    if constant(value) is not None:
        op, value, number = _MIRRORED[op], number, value
    limit, labels = constant(number), result_labels(value)
    if limit is None or limit < 0 or labels is None or not isinstance(value, Aggregation):
        return None
    by, renamed = by_entries(labels)
    bound = _quantity(as_decimal(limit))
    if renamed or bound is None:
        return None
    signal = SignalSpec(unit="count", by=by, gauge=GaugeSpec(prometheus=PrometheusGauge(value=query_text(value))))
    comparison = ComparisonSpec(above=bound) if op == ">" else ComparisonSpec(below=bound)
    return OwnCondition(signal, WhenSpec(value=comparison))


def _quantity(number: Decimal | None, suffix: str = "") -> Quantity | None:
    if number is None:
        return None
    try:
        return Quantity.parse(f"{print_number(number)}{suffix}")
    except InvalidValueError:
        return None
