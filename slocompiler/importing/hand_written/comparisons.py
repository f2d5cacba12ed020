"""Comparisons of a share of bad events with a number, whichever way round they are written."""

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.importing.hand_written.complements import bad_of_good
from slocompiler.importing.hand_written.constants import constant, factors
from slocompiler.importing.hand_written.one_window import over_one_window
from slocompiler.promql import Aggregation, Binary, Expr, Matching, NumberLiteral, Unary, result_labels
from slocompiler.promql.walk import map_children
from slocompiler.values import Duration

_MIRRORED = {">": "<", "<": ">", ">=": "<=", "<=": ">="}
_ONE = NumberLiteral("1")
_PERCENT = (Fraction(1, 100),)
#: Aggregations that leave a series which is alone in its group as it is.
_OF_ONE = ("sum", "max", "min", "avg")


class BadShare(Struct, frozen=True):
    """`core > bound` over a window, where `core` is a share of bad events with `[$window]` in it.

    `factors`: numbers whose product `bound` was written as. `is_inclusive`: it was written with `>=`. `is_value`: the
    value of the comparison is the share itself, not a percentage of it or the share of good events.
    """

    core: Expr
    window: Duration
    bound: Fraction
    factors: tuple[Fraction, ...]
    is_inclusive: bool
    is_value: bool


class _Linear(Struct, frozen=True):
    """`slope * core + shift`."""

    core: Expr
    slope: Fraction = Fraction(1)
    shift: Fraction = Fraction(0)


def bad_share(expr: Expr) -> BadShare | None:
    """The comparison of a bad share over one window with a number; None for anything else.

    Read as one are `bad / total > x`, `1 - good / total > x`, `good / total < 1 - x`, multiples of these such as
    percentages and burn rates, and all of them with the sides exchanged.
    """
    expr = _bare(expr)
    if not isinstance(expr, Binary) or expr.op not in _MIRRORED or expr.return_bool:
        return None
    op, measured, number = expr.op, expr.lhs, expr.rhs
    if constant(measured) is not None:
        op, measured, number = _MIRRORED[op], number, measured
    bound = constant(number)
    if bound is None:
        return None
    linear = _linear(normalized(measured))
    if not linear.slope:
        return None
    limit = (bound - linear.shift) / linear.slope
    is_above = op[0] == ">" if linear.slope > 0 else op[0] == "<"
    windowed = over_one_window(linear.core)
    if windowed is None:
        return None
    core, window = windowed
    written = _factors(number, linear)
    is_inclusive = op.endswith("=")
    if is_above:
        return BadShare(core, window, limit, written, is_inclusive, linear.slope == 1)
    is_value = linear.slope == -1 and linear.shift == 1
    return BadShare(bad_of_good(core) or Binary("-", _ONE, core), window, 1 - limit, written, is_inclusive, is_value)


def _bare(expr: Expr) -> Expr:
    """The comparison in `max without (window) (x > 1)`, where each series is aggregated alone."""
    if not isinstance(expr, Aggregation) or not isinstance(expr.expr, Binary) or expr.op not in _OF_ONE:
        return expr
    inner = normalized(expr.expr.lhs)
    return expr.expr if _is_single(inner) and _keeps_apart(replace(expr, expr=inner)) else expr


def _factors(number: Expr, linear: _Linear) -> tuple[Fraction, ...]:
    """The product that the bound of the bad share was written as: of `1 - x` that of x."""
    scale = () if abs(linear.slope) == 1 else (1 / abs(linear.slope),)
    is_floor = isinstance(number, Binary) and number.op == "-" and constant(number.lhs) == abs(linear.slope)
    written = factors(number.rhs if is_floor and isinstance(number, Binary) else number)
    if scale == _PERCENT and len(written) == 1:
        return (written[0] * scale[0],)  # a percentage is one number
    return (*written, *scale)


def _linear(expr: Expr) -> _Linear:
    match expr:
        case Unary(inner):
            return _scaled(_linear(inner), Fraction(-1))
        case Binary(op, lhs, rhs) if expr.matching is None:
            return _of_sides(expr, op, lhs, rhs)
        case _:
            return _Linear(expr)


def _of_sides(expr: Expr, op: str, lhs: Expr, rhs: Expr) -> _Linear:
    left, right = constant(lhs), constant(rhs)
    match op:
        case "*" if right is not None:
            return _scaled(_linear(lhs), right)
        case "*" if left is not None:
            return _scaled(_linear(rhs), left)
        case "/" if right:
            return _scaled(_linear(lhs), 1 / right)
        case "+" | "-" if right is not None:
            return _shifted(_linear(lhs), right if op == "+" else -right)
        case "+" if left is not None:
            return _shifted(_linear(rhs), left)
        case "-" if left is not None:
            return _shifted(_scaled(_linear(rhs), Fraction(-1)), left)
        case "/":
            upper = _linear(lhs)
            if upper.slope != 1 and not upper.shift:
                return _Linear(Binary("/", upper.core, rhs), upper.slope)
    return _Linear(expr)


def _scaled(linear: _Linear, factor: Fraction) -> _Linear:
    return _Linear(linear.core, linear.slope * factor, linear.shift * factor)


def _shifted(linear: _Linear, number: Fraction) -> _Linear:
    return _Linear(linear.core, linear.slope, linear.shift + number)


def normalized(expr: Expr) -> Expr:
    """The expression without matchings and aggregations that change nothing: two spellings become equal."""
    expr = map_children(expr, normalized)
    if isinstance(expr, Binary) and expr.matching is not None and _is_plain(expr, expr.matching):
        return Binary(expr.op, expr.lhs, expr.rhs, expr.return_bool)
    if isinstance(expr, Binary) and expr.op == "/" and isinstance(expr.rhs, Binary) and _is_guard(expr.rhs):
        return Binary("/", expr.lhs, expr.rhs.lhs, matching=expr.matching)
    if isinstance(expr, Aggregation) and expr.op in _OF_ONE and _is_single(expr.expr) and _keeps_apart(expr):
        return expr.expr
    return expr


def _keeps_apart(expr: Aggregation) -> bool:
    """Whether every series that is aggregated is alone in its group, and keeps all of its labels."""
    labels = result_labels(expr.expr)
    if labels is None:
        return False
    return labels <= set(expr.by or ()) if expr.without is None else not labels & set(expr.without)


def _is_plain(expr: Binary, matching: Matching) -> bool:
    """Whether two sides with the same labels are matched on all of them."""
    left, right = result_labels(expr.lhs), result_labels(expr.rhs)
    if matching.group is not None or left is None or left != right:
        return False
    on = left if matching.on is None else set(matching.on)
    return left <= on and not left & set(matching.ignoring or ())


def _is_guard(expr: Binary) -> bool:
    """`total > 0`, by which nothing is divided by nothing."""
    return expr.op == ">" and constant(expr.rhs) == 0 and not expr.return_bool


def _is_single(expr: Expr) -> bool:
    """Whether there is one series for each set of labels: series under a name of their own may share them."""
    return isinstance(expr, Aggregation) or (isinstance(expr, Binary) and expr.op in ("/", "-", "+", "*"))
