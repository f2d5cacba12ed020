"""Ratios that are silent when they matter: a division by zero drops the data point.

A service without requests has no ratio, so that the alarm sees missing data and not 0. `IF(total > 0, ...)` decides it.
"""

from collections.abc import Iterator

from slocompiler.aws.checks.math_entries import MathEntry
from slocompiler.aws.metric_math import Array, Binary, Call, Expr, Number, Unary, Variable, walk
from slocompiler.aws.metric_math.expr import parts
from slocompiler.aws.violation import Violation, ViolationKind

_NEVER_ZERO = ("PERIOD", "METRIC_COUNT", "EPOCH")
_Definitions = dict[str, Expr | None]


def check_zero_guard(entries: tuple[MathEntry, ...]) -> Iterator[Violation]:
    """Divisions by something that can be 0, outside any IF that asks about it."""
    definitions: _Definitions = {entry.id: entry.expr for entry in entries}
    for entry in entries:
        bad = next(_unguarded(entry.expr, frozenset(), definitions), None) if entry.expr else None
        if bad is not None:
            names = sorted(_names(bad.right))
            divisor = f"`{names[0]}`" if len(names) == 1 else "several metrics"
            help = f"a division by 0 gives no data: write `IF({names[0] if names else 'total'} > 0, <the ratio>, 0)`"
            message = f"this divides by {divisor}, which may be 0"
            yield Violation(ViolationKind.UNGUARDED_RATIO, (*entry.path, "Expression"), message, help)


def _names(expr: Expr) -> frozenset[str]:
    return frozenset(part.name for part in walk(expr) if isinstance(part, Variable))


def _unguarded(expr: Expr, guarded: frozenset[str], definitions: _Definitions) -> Iterator[Binary]:
    """Divisions whose divisor can be 0; `guarded` are the ids that a condition around them asks about."""
    if isinstance(expr, Call) and expr.function == "IF":
        condition, *branches = expr.arguments
        yield from _unguarded(condition, guarded, definitions)
        for branch in branches:
            yield from _unguarded(branch, guarded | _names(condition), definitions)
        return
    if isinstance(expr, Binary) and expr.operator == "/" and _can_be_zero(expr.right, guarded, definitions):
        yield expr
    for part in parts(expr):
        yield from _unguarded(part, guarded, definitions)


def _can_be_zero(expr: Expr, guarded: frozenset[str], definitions: _Definitions) -> bool:
    match expr:
        case Number():
            return expr.value == 0
        case Unary():
            return _can_be_zero(expr.operand, guarded, definitions)
        case Variable():
            defined = definitions.get(expr.name)
            inner = {name: tree for name, tree in definitions.items() if name != expr.name}
            return expr.name not in guarded and (defined is None or _can_be_zero(defined, guarded, inner))
        case Call(function="IF"):
            asked = guarded | _names(expr.arguments[0])
            return any(_can_be_zero(branch, asked, definitions) for branch in expr.arguments[1:])
        case Call(function="MAX"):
            return not any(isinstance(part, Number) and part.value > 0 for part in walk(expr))
        case Call():
            return expr.function not in _NEVER_ZERO and not (_names(expr) and _names(expr) <= guarded)
        case Binary():
            return _sum_can_be_zero(expr, guarded, definitions)
        case Array():
            return any(_can_be_zero(item, guarded, definitions) for item in expr.items)
    return True


def _sum_can_be_zero(expr: Binary, guarded: frozenset[str], definitions: _Definitions) -> bool:
    """Counts are not negative: a sum with a positive number in it is none; a product is 0 when a factor is."""
    sides = (expr.left, expr.right)
    if expr.operator == "+" and any(isinstance(side, Number) and side.value > 0 for side in sides):
        return False
    if expr.operator in ("*", "/", "^"):
        return any(_can_be_zero(side, guarded, definitions) for side in sides)
    return not (_names(expr) and _names(expr) <= guarded)
