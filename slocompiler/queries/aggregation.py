"""Fresh expressions aggregated to the labels that a signal keeps apart."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from slocompiler.ir.signals import ByLabelIr
from slocompiler.promql import (
    Aggregation,
    Binary,
    Call,
    Expr,
    Matcher,
    Matching,
    NumberLiteral,
    StringLiteral,
    VectorSelector,
    print_expr,
    result_labels,
    with_matchers,
)
from slocompiler.queries.group_filter import EVERY_GROUP, GroupFilter

#: Aggregations that leave single series as they are.
_IDENTITIES = frozenset(("sum", "max", "min", "avg"))
_COPY = (StringLiteral("$1"), StringLiteral("(.*)"))


class Grouping(Struct, frozen=True, dict=True):
    """The labels that stay apart, under their recorded names, and the groups that are left in."""

    by: tuple[ByLabelIr, ...]
    groups: GroupFilter = EVERY_GROUP

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The recorded names, in the order of the spec."""
        return tuple(label.recorded for label in self.by)

    @cached_property
    def on(self) -> str:
        """`on (region)`: how a fresh expression is matched with a recording, which carries more labels."""
        return f"on ({', '.join(self.labels)})"

    def in_store(self, matchers: tuple[Matcher, ...]) -> tuple[Matcher, ...]:
        """Conditions on recorded labels as conditions on the labels of the metric."""
        sources = {label.recorded: label.source for label in self.by}
        return tuple(Matcher(sources.get(m.label, m.label), m.op, m.value) for m in matchers)

    def select(self, selector: VectorSelector) -> VectorSelector:
        """A selector of the signal, for the groups that are left in."""
        chosen = with_matchers(selector, self.in_store(self.groups.matchers()))
        assert isinstance(chosen, VectorSelector)
        return chosen

    def aggregate(self, op: str, expr: Expr, *more_labels: str) -> Expr:
        """One series for each group; an expression that is seen to have only these labels stays as it is.

        A label with another name in the store is copied by `label_replace` first. Groups are not filtered here.
        """
        renamed = [label for label in self.by if label.source != label.recorded]
        if op in _IDENTITIES and not renamed and not more_labels:
            known = result_labels(expr)
            if known is not None and known <= set(self.labels):
                return expr
        for label in renamed:
            replacement, regex = _COPY
            copied = (StringLiteral(label.recorded), replacement, StringLiteral(label.source), regex)
            expr = Call("label_replace", (expr, *copied))
        return Aggregation(op, expr, by=(*more_labels, *self.labels) or None)

    def keep(self, expr: Expr) -> Expr:
        """An aggregated expression less the groups that are left out: for what has no selector to filter."""
        for label, value in self.groups.only:
            expr = Binary("and", expr, _marker(label, value), matching=Matching(on=(label,)))
        refused: dict[str, list[str]] = {}
        for group in self.groups.without:
            for label, value in group:
                refused.setdefault(label, []).append(value)
        for label, values in refused.items():
            expr = Binary("unless", expr, _markers(label, values), matching=Matching(on=(label,)))
        return expr


def union(parts: Sequence[Expr]) -> Expr:
    """The parts with `or` between them."""
    first, *rest = parts
    for part in rest:
        first = Binary("or", first, part)
    return first


def operand(expr: Expr) -> str:
    """PromQL text that can stand beside any operator."""
    return f"({print_expr(expr)})" if isinstance(expr, Binary) else print_expr(expr)


def markers_of(label: str, values: Sequence[str]) -> str:
    """A vector with one sample, of value 1, for each value of a label."""
    return print_expr(_markers(label, values))


def _markers(label: str, values: Sequence[str]) -> Expr:
    return union([_marker(label, value) for value in values])


def _marker(label: str, value: str) -> Expr:
    """A vector of one sample with one label."""
    vector = Call("vector", (NumberLiteral("1"),))
    texts = (StringLiteral(label), StringLiteral(value), StringLiteral(""), StringLiteral(""))
    return Call("label_replace", (vector, *texts))
