"""Expressions that read only what was scraped: recordings replaced by what they record.

The recorded series of a rule that is not deployed yet do not exist in the history, so every selector of one becomes
the expression that records it, and that is done again with what it reads:

    name{..}              E with the recording's labels, by label_replace; several recordings that match, by `or`
    name{..}[1h]          E[1h:i], a subquery at the interval i of the recording's group
    name{..} offset 1w    last_over_time(E[i:i] offset 1w), as `time()` and the like in E must go back as well
    name{region="eu"}     E and on (region) a vector with that label, where the label comes from E

Within a group that is exact: rules run one after the other at the same moment, and where E is absent, Prometheus marks
the recorded series as gone at once. Two things differ from a live ruler: each group has a phase of its own, here they
are evaluated at whole multiples of their intervals; and groups are not ordered, so what a rule reads of another group
may live be one interval old.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from slocompiler.promql import (
    Binary,
    Call,
    Expr,
    Matcher,
    Matching,
    MatrixSelector,
    StringLiteral,
    Subquery,
    VectorSelector,
    number,
    static_labels,
)
from slocompiler.promql.walk import map_children
from slocompiler.proof.backtest.literal_regex import alternatives
from slocompiler.proof.backtest.rules import AlertRule, GroupOfRules, RecordingRule
from slocompiler.values import Duration


class CannotReplayError(ValueError):
    """An expression whose recordings cannot be inlined, and why."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Inlined(Struct, frozen=True):
    """`other_groups`: names of the groups it reads from beside its own, which live may be one interval behind."""

    expr: Expr
    other_groups: tuple[str, ...]


def inline_alert(alert: AlertRule, recordings: Sequence[RecordingRule]) -> Inlined:
    """The expression of an alert. Raises CannotReplayError."""
    return inline(alert.expr, alert.group, recordings)


def inline(expr: Expr, group: GroupOfRules | None, recordings: Sequence[RecordingRule]) -> Inlined:
    """The expression, as a rule of `group` reads it (None: of no group). Raises CannotReplayError."""
    by_name: dict[str, list[RecordingRule]] = {}
    for recording in recordings:
        by_name.setdefault(recording.name, []).append(recording)
    inliner = _Inliner(by_name)
    inlined = inliner.expr(expr, group, ())
    return Inlined(inlined, tuple(sorted(inliner.other_groups)))


class _Inliner:
    """Walks down, through recordings of recordings."""

    def __init__(self, recordings: Mapping[str, Sequence[RecordingRule]]) -> None:
        self.recordings = recordings
        self.other_groups: set[str] = set()
        self.known: dict[int, Expr] = {}

    def expr(self, expr: Expr, group: GroupOfRules | None, inside: tuple[RecordingRule, ...]) -> Expr:
        """`inside`: the recordings that are being inlined."""
        match expr:
            case VectorSelector():
                return self._selector(expr, group, inside)
            case MatrixSelector(selector, Duration() as range):
                found = self._recorded(selector, group, inside)
                if found is None:
                    return expr
                return Subquery(found[0], range, found[1], selector.offset, selector.at)
            case _:
                return map_children(expr, lambda child: self.expr(child, group, inside))

    def _selector(
        self, selector: VectorSelector, group: GroupOfRules | None, inside: tuple[RecordingRule, ...]
    ) -> Expr:
        found = self._recorded(selector, group, inside)
        if found is None:
            return selector
        recorded, interval = found
        if selector.offset is None and selector.at is None:
            return recorded
        return Call("last_over_time", (Subquery(recorded, interval, interval, selector.offset, selector.at),))

    def _recorded(
        self, selector: VectorSelector, group: GroupOfRules | None, inside: tuple[RecordingRule, ...]
    ) -> tuple[Expr, Duration] | None:
        """What a selector of recorded series selects, and how often it is recorded; None when nothing records it."""
        sources = [rule for rule in self.recordings.get(selector.metric or "", ()) if _may_match(rule, selector)]
        if not sources:
            return None
        parts = [_narrowed(self._source(rule, group, inside), rule, selector) for rule in sources]
        merged = parts[0]
        for part in parts[1:]:
            merged = Binary("or", merged, part)
        return merged, min(rule.group.interval for rule in sources)

    def _source(self, rule: RecordingRule, group: GroupOfRules | None, inside: tuple[RecordingRule, ...]) -> Expr:
        if any(outer is rule for outer in inside):
            raise CannotReplayError(f"the recording {rule.name} reads itself")
        if group is not None and rule.group != group:
            self.other_groups.add(rule.group.name)
        if id(rule) not in self.known:
            self.known[id(rule)] = self.expr(rule.expr, rule.group, (*inside, rule))
        return self.known[id(rule)]


def _may_match(rule: RecordingRule, selector: VectorSelector) -> bool:
    return all(
        _matches(matcher, rule.labels[matcher.label]) for matcher in selector.matchers if matcher.label in rule.labels
    )


_TESTS: Mapping[str, Callable[[str, str], bool]] = {
    "=": lambda value, wanted: value == wanted,
    "!=": lambda value, wanted: value != wanted,
    "=~": lambda value, wanted: re.fullmatch(wanted, value) is not None,
    "!~": lambda value, wanted: re.fullmatch(wanted, value) is None,
}


def _matches(matcher: Matcher, value: str) -> bool:
    try:
        return _TESTS[matcher.op](value, matcher.value)
    except re.error:
        raise CannotReplayError(f"the regex `{matcher.value}` is not understood") from None


def _narrowed(expr: Expr, rule: RecordingRule, selector: VectorSelector) -> Expr:
    """What a rule records, less the groups that the selector leaves out, with the labels that it is recorded with."""
    for matcher in selector.matchers:
        if matcher.label not in rule.labels:
            expr = _filtered(expr, matcher, rule.name)
    known = static_labels(expr)
    for label, value in sorted(rule.labels.items()):
        if not value or known.get(label) != value:
            expr = Call("label_replace", (expr, *map(StringLiteral, (label, _literally(value), "", ""))))
    return expr


def _filtered(expr: Expr, matcher: Matcher, name: str) -> Expr:
    """Only the series that match. PromQL filters no result by its labels, but by another vector that has them."""
    values = (matcher.value,) if matcher.op in ("=", "!=") else alternatives(matcher.value)
    if values is None:
        raise CannotReplayError(f"it selects {name} by the regex `{matcher.value}`, which is no list of values")
    wanted = _labelled(matcher.label, values[0])
    for value in values[1:]:
        wanted = Binary("or", wanted, _labelled(matcher.label, value))
    op = "and" if matcher.op in ("=", "=~") else "unless"
    return Binary(op, expr, wanted, matching=Matching(on=(matcher.label,)))


def _labelled(label: str, value: str) -> Expr:
    """A vector of one series that has the label; an empty value is no label."""
    one = Call("vector", (number(1),))
    return Call("label_replace", (one, *map(StringLiteral, (label, _literally(value), "", "")))) if value else one


def _literally(value: str) -> str:
    """A replacement of label_replace in which `$` stands for itself."""
    return value.replace("$", "$$")
