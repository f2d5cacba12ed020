"""Which series two selectors of one metric have in common."""

from collections.abc import Iterator

from slocompiler.promql.expr import Matcher, VectorSelector
from slocompiler.promql.label_values import implies, no_value


def contradiction(selector: VectorSelector) -> tuple[Matcher, ...]:
    """Conditions on one label that no value satisfies together; empty when there are none."""
    for matchers in _by_label(selector):
        if len(matchers) > 1 and no_value(matchers):
            return matchers
    return ()


def missing_conditions(narrow: VectorSelector, wide: VectorSelector) -> tuple[Matcher, ...]:
    """The conditions of `wide` on labels that `narrow` says nothing about: it reads series that `wide` does not."""
    labels = {matcher.label for matcher in narrow.matchers}
    return tuple(matcher for matcher in wide.matchers if matcher.label not in labels)


def is_within(narrow: VectorSelector, wide: VectorSelector) -> bool:
    """Whether certainly every series of `narrow` is one of `wide`."""
    if narrow.metric != wide.metric or narrow.metric is None:
        return False
    return all(
        implies(tuple(mine for mine in narrow.matchers if mine.label == matcher.label), matcher)
        for matcher in wide.matchers
    )


def clash(one: VectorSelector, other: VectorSelector) -> tuple[Matcher, ...]:
    """Conditions of both on one label that no value satisfies together: certainly no series is in both."""
    return contradiction(VectorSelector(one.metric, (*one.matchers, *other.matchers)))


def _by_label(selector: VectorSelector) -> Iterator[tuple[Matcher, ...]]:
    for label in dict.fromkeys(matcher.label for matcher in selector.matchers):
        yield tuple(matcher for matcher in selector.matchers if matcher.label == label)
