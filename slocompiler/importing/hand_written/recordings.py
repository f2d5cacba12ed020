"""Recording rules put in the place of the series that they record."""

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.promql import (
    Aggregation,
    Binary,
    Call,
    Expr,
    Matcher,
    MatrixSelector,
    Paren,
    StringLiteral,
    VectorSelector,
    metric_names,
    result_labels,
    walk,
    with_matchers,
)
from slocompiler.promql.walk import map_children

_DEEPEST = 10
_LARGEST = 2000
_RELABELLING = ("label_replace", "label_join")


class Resolved(Struct, frozen=True):
    """An expression over what is scraped, and the numbers of the recordings that were put into it."""

    expr: Expr
    used: frozenset[int] = frozenset()


class _UnresolvedError(Exception):
    """A recorded series whose query cannot stand in its place."""


class Recordings(Struct, frozen=True):
    """The recording rules of all files by the name of what they record."""

    by_name: dict[str, tuple[FoundRule, ...]]

    def of(self, expr: Expr) -> list[FoundRule]:
        """The recordings that an expression may read, by the names in it."""
        return [rule for name in metric_names(expr) for rule in self.by_name.get(name, ())]

    def resolve(self, expr: Expr, *, with_labels: bool) -> Resolved | None:
        """The expression without recorded series of these files; None when one cannot be replaced exactly.

        A value that was recorded is up to one evaluation older. `with_labels`: the series keep the labels that the
        rules add; without it, only those that tell several rules of one name apart.
        """
        used: set[int] = set()
        try:
            found = self._resolved(expr, used, with_labels, 0)
        except _UnresolvedError:
            return None
        if sum(1 for _ in walk(found)) > _LARGEST:
            return None
        return Resolved(found, frozenset(used))

    def inheriting(self, rule: FoundRule, resolved: Resolved) -> FoundRule:
        """The alert with the labels that all of the recordings in it have alike."""
        used = [each for rules in self.by_name.values() for each in rules if each.number in resolved.used]
        if not used:
            return rule
        common = {
            name: found
            for name, found in used[0].labels.items()
            if all(name in each.labels and each.labels[name].text == found.text for each in used)
        }
        aggregations = [node for node in walk(rule.expr) if isinstance(node, Aggregation)]
        is_passing = all(node.without is not None and not common.keys() & set(node.without) for node in aggregations)
        return replace(rule, inherited=common, is_passing=is_passing)

    def _resolved(self, expr: Expr, used: set[int], with_labels: bool, depth: int) -> Expr:
        if depth > _DEEPEST:
            raise _UnresolvedError
        if isinstance(expr, MatrixSelector):
            if expr.selector.metric in self.by_name:
                raise _UnresolvedError
            return expr
        if not isinstance(expr, VectorSelector):
            return map_children(expr, lambda part: self._resolved(part, used, with_labels, depth))
        rules = self.by_name.get(expr.metric or "", ())
        if not rules:
            return expr
        if expr.offset is not None or expr.at is not None:
            raise _UnresolvedError
        selected = [(rule, part) for rule in rules if (part := selected_by(rule, expr.matchers)) is not None]
        if not selected:
            raise _UnresolvedError
        used.update(rule.number for rule, _ in selected)
        parts = [(rule, self._resolved(part, used, with_labels, depth + 1)) for rule, part in selected]
        return _united(parts, with_labels)


def recordings_of(rules: Iterable[FoundRule]) -> Recordings:
    found: dict[str, tuple[FoundRule, ...]] = {}
    for rule in rules:
        if not rule.is_alert:
            found[rule.name] = (*found.get(rule.name, ()), rule)
    return Recordings(found)


def selected_by(rule: FoundRule, matchers: Iterable[Matcher]) -> Expr | None:
    """What a rule records of the series that matchers select; None when that is nothing, or cannot be told."""
    fixed, expr = rule.fixed_labels, rule.expr
    for matcher in matchers:
        if matcher.label in fixed:
            if not _matches(matcher, fixed[matcher.label]):
                return None
        elif _passes(expr, matcher.label):
            expr = with_matchers(expr, (matcher,))
        elif not _matches(matcher, ""):
            return None
    return expr


def _matches(matcher: Matcher, value: str) -> bool:
    if matcher.op in ("=", "!="):
        return (matcher.value == value) == (matcher.op == "=")
    try:
        found = re.fullmatch(matcher.value, value) is not None
    except re.error:
        return False
    return found == (matcher.op == "=~")


def _passes(expr: Expr, label: str) -> bool:
    """Whether a label of the series that are read is a label of the result, in every part of the expression."""
    labels = result_labels(expr)
    if labels is not None and label not in labels:
        return False
    return all(_lets_through(node, label) for node in walk(expr))


def _lets_through(node: Expr, label: str) -> bool:
    match node:
        case Aggregation():
            return label in (node.by or ()) if node.without is None else label not in node.without
        case Call(function) if function in _RELABELLING:
            return False
        case Binary() if node.matching is not None:
            on, ignoring = node.matching.on, node.matching.ignoring
            return (on is None or label in on) and label not in (ignoring or ())
        case _:
            return True


def _united(parts: list[tuple[FoundRule, Expr]], with_labels: bool) -> Expr:
    """The series of one rule, or of several beside each other, told apart by the labels that the rules add."""
    if with_labels:
        kept = {name for rule, _ in parts for name in rule.fixed_labels}
    else:
        kept = {name for rule, _ in parts for name in rule.fixed_labels if _differs(name, parts)}
    labelled = [Paren(_labelled(expr, rule, sorted(kept))) for rule, expr in parts]
    united: Expr = labelled[0]
    for other in labelled[1:]:
        united = Binary("or", united, other)
    return united.expr if isinstance(united, Paren) else Paren(united)


def _differs(label: str, parts: list[tuple[FoundRule, Expr]]) -> bool:
    return len({rule.fixed_labels.get(label) for rule, _ in parts}) > 1


def _labelled(expr: Expr, rule: FoundRule, names: list[str]) -> Expr:
    for name in names:
        value = rule.fixed_labels.get(name)
        if value is not None:
            texts = (name, value.replace("$", "$$"), "", "")
            expr = Call("label_replace", (expr, *(StringLiteral(text) for text in texts)))
    return expr
