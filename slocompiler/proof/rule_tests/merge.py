"""Tests of several subjects as one: promtool evaluates every rule in every test, so that few long tests are cheap."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from slocompiler.promql import parse_selector
from slocompiler.proof.rule_tests.matching_labels import matches
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest


class _Fed(Struct, frozen=True):
    """A test, and its series as metric and labels."""

    test: PromtoolTest
    series: tuple[tuple[str, Mapping[str, str]], ...]


def merged(tests: Iterable[PromtoolTest]) -> list[list[PromtoolTest]]:
    """Tests put together, the longest first, as long as none has a series that the rules of another read."""
    together: list[list[_Fed]] = []
    for test in sorted(tests, key=lambda one: (-one.ends, one.name, one.title)):
        fed = _Fed(test, tuple(_parsed(name) for name in test.series))
        for others in together:
            if _go_together(test, others[0].test) and all(_are_apart(fed, other) for other in others):
                others.append(fed)
                break
        else:
            together.append([fed])
    return [[fed.test for fed in others] for others in together]


@lru_cache(maxsize=4096)
def _parsed(name: str) -> tuple[str, Mapping[str, str]]:
    series = parse_selector(name)
    return series.metric or "", {matcher.label: matcher.value for matcher in series.matchers}


def _go_together(one: PromtoolTest, other: PromtoolTest) -> bool:
    return (one.scrape, one.start) == (other.scrape, other.start)


def _are_apart(one: _Fed, other: _Fed) -> bool:
    return not (_feeds(one, other) or _feeds(other, one))


def _feeds(one: _Fed, other: _Fed) -> bool:
    """Whether a series of a test is found by a selector of another's subject; a histogram by any of its metrics."""
    return any(
        metric.startswith(read.metric or "") and matches(labels, read.matchers)
        for metric, labels in one.series
        for read in other.test.reads
    )
