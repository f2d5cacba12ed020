"""The tree of an alarm rule."""

from collections.abc import Iterator

from msgspec import Struct


class State(Struct, frozen=True):
    """`ALARM("name")`: whether an alarm is in a state. `alarm` is a name or an ARN."""

    state: str
    alarm: str


class AtLeast(Struct, frozen=True):
    """`AT_LEAST(2, ALARM, (a, b, c))`: whether so many, or such a share, are in a state."""

    threshold: int
    is_share: bool
    state: str
    alarms: tuple[str, ...]


class Constant(Struct, frozen=True):
    """TRUE or FALSE."""

    value: bool


class Negated(Struct, frozen=True):
    """NOT."""

    operand: "RuleExpr"


class Joined(Struct, frozen=True):
    """AND or OR of two or more."""

    operator: str
    operands: "tuple[RuleExpr, ...]"


class Group(Struct, frozen=True):
    """Parentheses: they count as elements."""

    inner: "RuleExpr"


RuleExpr = State | AtLeast | Constant | Negated | Joined | Group


def walk(expr: RuleExpr) -> Iterator[RuleExpr]:
    """The rule and everything in it, outer ones first."""
    yield expr
    inner: tuple[RuleExpr, ...] = ()
    match expr:
        case Negated():
            inner = (expr.operand,)
        case Joined():
            inner = expr.operands
        case Group():
            inner = (expr.inner,)
    for part in inner:
        yield from walk(part)


def states(expr: RuleExpr) -> Iterator[str]:
    """Names and ARNs of the alarms that a rule looks at, as often as it names them."""
    for part in walk(expr):
        if isinstance(part, State):
            yield part.alarm
        elif isinstance(part, AtLeast):
            yield from part.alarms
