"""PromQL as a tree of frozen values: what every other module here reads and builds."""

from decimal import Decimal
from enum import Enum
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from slocompiler.values import Duration


class Window(Enum):
    """The range that the compiler fills in: `[$window]`."""

    WINDOW = "$window"

    def __str__(self) -> str:
        return self.value


WINDOW: Final = Window.WINDOW

MatchOp: TypeAlias = Literal["=", "!=", "=~", "!~"]


class Matcher(Struct, frozen=True):
    """One condition on a label, `code=~"5.."`; the value is the unescaped text."""

    label: str
    op: MatchOp
    value: str


class NumberLiteral(Struct, frozen=True):
    """A number by its canonical text, so that equal numbers are equal values (`NaN` too): see `number`."""

    text: str

    @property
    def value(self) -> float:
        return float(self.text)


class StringLiteral(Struct, frozen=True):
    """A string, unescaped."""

    value: str


class VectorSelector(Struct, frozen=True):
    """`metric{matchers} @ at offset offset`.

    A negative offset looks ahead. `at` is `start()`, `end()` or seconds since the epoch as text.
    Matchers stand in the order in which they print; `selector` puts them so.
    """

    metric: str | None
    matchers: tuple[Matcher, ...] = ()
    offset: Duration | None = None
    at: str | None = None


class MatrixSelector(Struct, frozen=True):
    """A selector with a range. Offset and `@` belong to the inner selector, although they print after the range."""

    selector: VectorSelector
    range: Duration | Window


class Subquery(Struct, frozen=True):
    """`expr[range:step]`; without a step Prometheus takes its evaluation interval."""

    expr: "Expr"
    range: Duration
    step: Duration | None = None
    offset: Duration | None = None
    at: str | None = None


class Call(Struct, frozen=True):
    """A function with its arguments."""

    function: str
    args: "tuple[Expr, ...]"


class Aggregation(Struct, frozen=True):
    """`op by (...) (param, expr)`. At most one of `by` and `without` is set; `by ()` is no grouping at all."""

    op: str
    expr: "Expr"
    param: "Expr | None" = None
    by: tuple[str, ...] | None = None
    without: tuple[str, ...] | None = None


class Matching(Struct, frozen=True):
    """How the series of two vectors find each other: `on` or `ignoring` labels, and which side may be many."""

    on: tuple[str, ...] | None = None
    ignoring: tuple[str, ...] | None = None
    group: Literal["left", "right"] | None = None
    include: tuple[str, ...] = ()


class Binary(Struct, frozen=True):
    """`lhs op rhs`, with `bool` on a comparison and a matching between vectors."""

    op: str
    lhs: "Expr"
    rhs: "Expr"
    return_bool: bool = False
    matching: Matching | None = None


class Unary(Struct, frozen=True):
    """The negative of an expression. A negative number is a NumberLiteral, a leading `+` is nothing."""

    expr: "Expr"


class Paren(Struct, frozen=True):
    """Parentheses that somebody wrote. The printer adds those that a tree needs by itself."""

    expr: "Expr"


Expr: TypeAlias = (
    NumberLiteral
    | StringLiteral
    | VectorSelector
    | MatrixSelector
    | Subquery
    | Call
    | Aggregation
    | Binary
    | Unary
    | Paren
)


def number(value: float | Decimal) -> NumberLiteral:
    """The literal for a number: plain notation, an exponent only where the plain one would not be read (1e+300)."""
    if value != value:
        return NumberLiteral("NaN")
    if abs(value) == float("inf"):
        return NumberLiteral("Inf" if value > 0 else "-Inf")
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if exact and not -15 <= exact.adjusted() <= 21:
        return NumberLiteral(repr(float(exact)))
    plain = f"{exact:f}"
    return NumberLiteral(plain.rstrip("0").rstrip(".") if "." in plain else plain)


def selector(
    metric: str | None, matchers: tuple[Matcher, ...] = (), offset: Duration | None = None, at: str | None = None
) -> VectorSelector:
    """A selector in the one form it has: the name apart from the matchers, these in the order Prometheus prints."""
    names = [matcher for matcher in matchers if matcher.label == "__name__"]
    if metric is None and len(names) == 1 and names[0].op == "=" and names[0].value:
        metric = names[0].value
        matchers = tuple(matcher for matcher in matchers if matcher.label != "__name__")
    if len(matchers) > 1:
        matchers = tuple(sorted(matchers, key=lambda matcher: (matcher.label, matcher.op, matcher.value)))
    return VectorSelector(metric, matchers, offset, at)
