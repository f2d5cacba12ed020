"""Alerts that compare one share of bad events with one number, over a long window and a short one."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.importing.hand_written.comparisons import BadShare, bad_share
from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.promql import Binary, Expr, Matching, result_labels
from slocompiler.values import Duration

_MOST = 16


class Burn(Struct, frozen=True):
    """What an alert, or one side of the `or` in it, compares: `core` has `[$window]`, and is over `bound` in both.

    `factors`: numbers whose product the bound was written as. Of one window `short` is `long`.
    """

    rule: FoundRule
    core: Expr
    long: Duration
    short: Duration
    bound: Fraction
    factors: tuple[Fraction, ...]
    is_inclusive: bool
    is_value: bool

    @property
    def has_two_windows(self) -> bool:
        return self.short != self.long


def burns_in(rule: FoundRule, expr: Expr) -> tuple[Burn, ...]:
    """What the alert compares; nothing when any part of it is something else. `expr` has no recorded series."""
    sides = _conjunctions(expr)
    found = [_burn(rule, side) for side in sides]
    burns = tuple(burn for burn in found if burn is not None)
    return burns if len(burns) == len(found) else ()


class _Side(Struct, frozen=True):
    """Terms that must all be true, and by which labels they find each other."""

    terms: tuple[Expr, ...]
    matchings: tuple[Matching, ...] = ()


def _conjunctions(expr: Expr) -> list[_Side]:
    """The expression as an `or` of sides; one that would have too many is taken for a term of its own."""
    if isinstance(expr, Binary) and expr.op == "or":
        sides = [*_conjunctions(expr.lhs), *_conjunctions(expr.rhs)]
    elif isinstance(expr, Binary) and expr.op == "and":
        matching = () if expr.matching is None else (expr.matching,)
        sides = [
            _Side((*left.terms, *right.terms), (*left.matchings, *right.matchings, *matching))
            for left in _conjunctions(expr.lhs)
            for right in _conjunctions(expr.rhs)
        ]
    else:
        sides = [_Side((expr,))]
    return sides if len(sides) <= _MOST else [_Side((expr,))]


def _burn(rule: FoundRule, side: _Side) -> Burn | None:
    shares = [bad_share(term) for term in side.terms]
    known = [share for share in shares if share is not None]
    if len(known) != len(shares) or len(known) > 2:
        return None
    first, last = known[0], known[-1]
    if (first.core, first.bound) != (last.core, last.bound) or (len(known) == 2 and first.window == last.window):
        return None
    if not 0 < first.bound < 1 or not _finds_all(side, first.core):
        return None
    return Burn(
        rule=rule,
        core=first.core,
        long=max(share.window for share in known),
        short=min(share.window for share in known),
        bound=first.bound,
        factors=_longest(known),
        is_inclusive=any(share.is_inclusive for share in known),
        is_value=first.is_value,
    )


def _longest(shares: list[BadShare]) -> tuple[Fraction, ...]:
    return max((share.factors for share in shares), key=len)


def _finds_all(side: _Side, core: Expr) -> bool:
    """Whether both windows of a group find each other, and no window another group's."""
    labels = result_labels(core)
    if labels is None:
        return False
    return all(
        (matching.on is None or labels <= set(matching.on)) and not labels & set(matching.ignoring or ())
        for matching in side.matchings
    )
