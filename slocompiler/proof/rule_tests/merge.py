"""Tests of several subjects as one: promtool evaluates every rule in every test, so that few long tests are cheap."""

from collections.abc import Iterable

from slocompiler.promql import parse_selector
from slocompiler.proof.rule_tests.matching_labels import matches
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest


def merged(tests: Iterable[PromtoolTest]) -> list[list[PromtoolTest]]:
    """Tests put together, the longest first, as long as none has a series that the rules of another read."""
    together: list[list[PromtoolTest]] = []
    for test in sorted(tests, key=lambda one: (-one.ends, one.name, one.title)):
        for others in together:
            if _go_together(test, others[0]) and all(_are_apart(test, other) for other in others):
                others.append(test)
                break
        else:
            together.append([test])
    return together


def _go_together(one: PromtoolTest, other: PromtoolTest) -> bool:
    return (one.scrape, one.start) == (other.scrape, other.start)


def _are_apart(one: PromtoolTest, other: PromtoolTest) -> bool:
    return not (_feeds(one, other) or _feeds(other, one))


def _feeds(one: PromtoolTest, other: PromtoolTest) -> bool:
    """Whether a series of a test is found by a selector of another's subject; a histogram by any of its metrics."""
    for name in one.series:
        series = parse_selector(name)
        labels = {matcher.label: matcher.value for matcher in series.matchers}
        for read in other.reads:
            if (series.metric or "").startswith(read.metric or "") and matches(labels, read.matchers):
                return True
    return False
