"""Tests of several subjects as one: promtool evaluates every rule in every test, so that few long tests are cheap."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from slocompiler.promql import VectorSelector, parse_selector
from slocompiler.proof.rule_tests.matching_labels import matches
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest


class _Feed(Struct, frozen=True):
    """The names of the series of a test, and what the rules of its subject read. Few differ in a service."""

    series: frozenset[str]
    reads: tuple[VectorSelector, ...]


def merged(tests: Iterable[PromtoolTest]) -> list[list[PromtoolTest]]:
    """Tests put together, the longest first, as long as none has a series that the rules of another read."""
    ordered = sorted(tests, key=lambda one: (-one.ends, one.name, one.title))
    feeds = [_Feed(frozenset(test.series), test.reads) for test in ordered]
    numbers = {feed: number for number, feed in enumerate(dict.fromkeys(feeds))}
    apart = [{number for other, number in numbers.items() if _are_apart(feed, other)} for feed in numbers]
    together: list[list[PromtoolTest]] = []
    used: list[set[int]] = []
    for test, number in zip(ordered, map(numbers.__getitem__, feeds), strict=True):
        for others, theirs in zip(together, used, strict=True):
            if theirs <= apart[number] and _go_together(test, others[0]):
                others.append(test)
                theirs.add(number)
                break
        else:
            together.append([test])
            used.append({number})
    return together


@lru_cache(maxsize=4096)
def _parsed(name: str) -> tuple[str, Mapping[str, str]]:
    series = parse_selector(name)
    return series.metric or "", {matcher.label: matcher.value for matcher in series.matchers}


def _go_together(one: PromtoolTest, other: PromtoolTest) -> bool:
    return (one.scrape, one.start) == (other.scrape, other.start)


def _are_apart(one: _Feed, other: _Feed) -> bool:
    """Neither reads what the other feeds, and no series gets the input of both: one of the two would be lost."""
    return one.series.isdisjoint(other.series) and not (_feeds(one, other) or _feeds(other, one))


def _feeds(one: _Feed, other: _Feed) -> bool:
    """Whether a series is found by a selector of another's subject; a histogram by any of its metrics."""
    return any(_is_found(name, read) for name in one.series for read in other.reads)


def _is_found(name: str, read: VectorSelector) -> bool:
    wanted = read.metric or ""
    # Reading a name takes a while, and most begin otherwise. A metric that needs quotes stands in braces.
    if not name.startswith((wanted, "{")):
        return False
    metric, labels = _parsed(name)
    return metric.startswith(wanted) and matches(labels, read.matchers)
