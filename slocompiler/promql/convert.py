"""The bundled parser's tree in our own values."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any, Final

from slocompiler.promql.error import PromqlError
from slocompiler.promql.expr import (
    WINDOW,
    Aggregation,
    Binary,
    Call,
    Expr,
    Matcher,
    Matching,
    MatrixSelector,
    Paren,
    StringLiteral,
    Subquery,
    Unary,
    VectorSelector,
    number,
    selector,
)
from slocompiler.promql.placeholders import STAND_IN_SECONDS
from slocompiler.values import Duration

_WINDOW_RANGE: Final = timedelta(seconds=STAND_IN_SECONDS)
_MILLISECOND: Final = timedelta(milliseconds=1)
_OPS: Final = {"Equal": "=", "NotEqual": "!=", "Re": "=~", "NotRe": "!~"}


def convert(node: Any) -> Expr:
    """The tree of a node of promql_parser. Raises PromqlError for what Prometheus would not read the same way."""
    return _CONVERTERS[type(node).__name__](node)


def _selector(node: Any) -> VectorSelector:
    if node.matchers.or_matchers:
        remedy = 'write two selectors with `or` between them, or a regex: `code=~"500|503"`'
        raise PromqlError("`or` between matchers is MetricsQL, not PromQL", help=remedy)
    matchers = tuple(_matcher(matcher) for matcher in node.matchers.matchers)
    names = [matcher for matcher in matchers if matcher.label == "__name__"]
    if len(names) > 1 and sum(matcher.op == "=" for matcher in names) > 1:
        raise PromqlError(f"a selector has two names, `{names[0].value}` and `{names[1].value}`")
    return selector(node.name, matchers, _offset(node), _at(node))


def _matcher(node: Any) -> Matcher:
    return Matcher(node.name, _OPS[_variant(node.op)], node.value)  # type: ignore[arg-type]


def _matrix(node: Any) -> Expr:
    inner = _selector(node.vector_selector)
    if node.range == _WINDOW_RANGE:
        return MatrixSelector(inner, WINDOW)
    return MatrixSelector(inner, _length(node.range))


def _subquery(node: Any) -> Expr:
    step = None if node.step is None else _length(node.step)
    return Subquery(convert(node.expr), _length(node.range), step, _offset(node), _at(node))


def _aggregation(node: Any) -> Expr:
    param = None if node.param is None else convert(node.param)
    op, inner, grouping = str(node.op), convert(node.expr), node.modifier
    if grouping is None:
        return Aggregation(op, inner, param)
    labels = tuple(grouping.labels)
    if _variant(grouping.type) == "Without":
        return Aggregation(op, inner, param, without=labels)
    return Aggregation(op, inner, param, by=labels or None)


def _binary(node: Any) -> Expr:
    op, lhs, rhs, modifier = str(node.op), convert(node.lhs), convert(node.rhs), node.modifier
    if modifier is None:
        return Binary(op, lhs, rhs)
    fill = modifier.fill_values
    if fill.lhs is not None or fill.rhs is not None:
        remedy = "write `or 0 * ...` on the side that may be missing"
        raise PromqlError("`fill` is experimental and not understood here", help=remedy, not_understood=True)
    return Binary(op, lhs, rhs, modifier.return_bool, _matching(modifier))


def _matching(modifier: Any) -> Matching | None:
    group = {"ManyToOne": "left", "OneToMany": "right"}.get(_variant(modifier.card))
    labels = modifier.matching
    if labels is None:
        return None
    names = tuple(labels.labels)
    include = tuple(modifier.group_labels or ())
    if _variant(labels.type) == "Include":
        return Matching(on=names, group=group, include=include)  # type: ignore[arg-type]
    if not names and group is None:
        return None
    return Matching(ignoring=names, group=group, include=include)  # type: ignore[arg-type]


def _call(node: Any) -> Expr:
    return Call(node.func.name, tuple(convert(arg) for arg in node.args))


def _length(delta: timedelta) -> Duration:
    milliseconds = round(delta / _MILLISECOND)
    if milliseconds == 0:
        raise PromqlError("a range is shorter than a millisecond")
    return Duration(milliseconds)


def _offset(node: Any) -> Duration | None:
    milliseconds = round(node.offset / _MILLISECOND) if node.offset else 0
    return Duration(milliseconds) if milliseconds else None


def _at(node: Any) -> str | None:
    modifier = node.at
    if modifier is None:
        return None
    kind = _variant(modifier.type)
    if kind != "At":
        return f"{kind.lower()}()"
    return f"{Decimal(repr(modifier.at.timestamp())):.3f}"


def _variant(value: Any) -> str:
    return str(value).rpartition(".")[2]


_CONVERTERS: Final[dict[str, Callable[[Any], Expr]]] = {
    "NumberLiteral": lambda node: number(node.val),
    "StringLiteral": lambda node: StringLiteral(node.val),
    "VectorSelector": _selector,
    "MatrixSelector": _matrix,
    "SubqueryExpr": _subquery,
    "AggregateExpr": _aggregation,
    "BinaryExpr": _binary,
    "UnaryExpr": lambda node: Unary(convert(node.expr)),
    "ParenExpr": lambda node: Paren(convert(node.expr)),
    "Call": _call,
}
