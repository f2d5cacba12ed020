"""Good events that are all events but those with a label: the others are the bad ones."""

from msgspec.structs import replace

from slocompiler.importing.queries import counters_in
from slocompiler.promql import Binary, Expr, Matcher, MatchOp, VectorSelector, map_selectors, selector

_OPPOSITE: dict[MatchOp, MatchOp] = {"=": "!=", "!=": "=", "=~": "!~", "!~": "=~"}


def bad_of_good(division: Expr) -> Expr | None:
    """`bad / total` for `good / total`, where `good` is `total` with one more condition; None for anything else."""
    if not isinstance(division, Binary) or division.op != "/":
        return None
    good, total = counters_in(division.lhs), counters_in(division.rhs)
    if good is None or total is None or len(good.selectors) != 1 or len(total.selectors) != 1:
        return None
    one, whole = good.selectors[0], total.selectors[0]
    added = [matcher for matcher in one.matchers if matcher not in whole.matchers]
    if one.metric != whole.metric or len(added) != 1 or len(one.matchers) != len(whole.matchers) + 1:
        return None
    if added[0].label == "le":
        return None
    return replace(division, lhs=map_selectors(division.lhs, lambda found: _turned(found, added[0])))


def _turned(found: VectorSelector, condition: Matcher) -> VectorSelector:
    opposite = Matcher(condition.label, _OPPOSITE[condition.op], condition.value)
    others = tuple(matcher for matcher in found.matchers if matcher != condition)
    return selector(found.metric, (*others, opposite), found.offset, found.at)
