"""What rules record, and how many series of it a selector finds."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import prod

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.promql import Matcher
from slocompiler.targets.prometheus.rule_group import ForeignRule, Recording, RuleGroup
from slocompiler.values import Duration


class RecordedSeries(Struct, frozen=True):
    """What one rule records: series with these labels in common, written once an interval.

    `apart`: label that they differ in -> how many values it has, less those `taken`: other rules record the same of
    these, one each.
    """

    labels: Mapping[str, str]
    apart: Mapping[str, int]
    interval: Duration
    taken: Mapping[str, frozenset[str]] = {}

    def found_by(self, matchers: Iterable[Matcher]) -> int:
        """How many of the series a selector finds."""
        left = dict(self.apart)
        for matcher in matchers:
            if matcher.label in left:
                left[matcher.label] = self._values_left(matcher, left[matcher.label])
            elif matcher.label in self.labels and not _accepts(matcher, self.labels[matcher.label]):
                return 0
        return prod(left.values())

    def _values_left(self, matcher: Matcher, values: int) -> int:
        """How many values of a label a matcher leaves; each that it names is taken to exist."""
        names = matcher.value.split("|") if matcher.op in ("=~", "!~") else [matcher.value]
        taken = self.taken.get(matcher.label, frozenset())
        named = sum(not any(_is_all_of(name, value) for value in taken) for name in names)
        return min(named, values) if matcher.op in ("=", "=~") else max(values - named, 0)


def recordings(
    groups: Iterable[RuleGroup], interval: Duration, apart: Callable[[Recording | ForeignRule], Mapping[str, int]]
) -> Mapping[str, Sequence[RecordedSeries]]:
    """What groups record. `interval` is that of groups which state none; `apart`: what a rule's series differ in."""
    found: dict[str, list[RecordedSeries]] = {}
    for group in groups:
        for rule in group.rules:
            if isinstance(rule, Recording):
                series = RecordedSeries(rule.labels, apart(rule), group.interval or interval)
                found.setdefault(rule.record, []).append(series)
            elif isinstance(rule, ForeignRule) and "record" in rule.body:
                series = RecordedSeries({}, apart(rule), group.interval or interval)
                found.setdefault(str(rule.body["record"]), []).append(series)
    return {name: [_less_taken(series, every) for series in every] for name, every in found.items()}


def _less_taken(series: RecordedSeries, every: Sequence[RecordedSeries]) -> RecordedSeries:
    """Series less those that rules for single values of their labels record."""
    taken = {label: frozenset(_values_of(label, series, every)) for label in series.apart}
    apart = {label: max(values - len(taken[label]), 0) for label, values in series.apart.items()}
    return replace(series, apart=apart, taken=taken)


def _values_of(label: str, series: RecordedSeries, every: Sequence[RecordedSeries]) -> Iterator[str]:
    for other in every:
        if label in other.labels and series.labels == {k: v for k, v in other.labels.items() if k != label}:
            yield other.labels[label]


def _accepts(matcher: Matcher, value: str) -> bool:
    is_equal = value == matcher.value if matcher.op in ("=", "!=") else _is_all_of(matcher.value, value)
    return is_equal is not matcher.op.startswith("!")


def _is_all_of(pattern: str, value: str) -> bool:
    """Whether a regular expression matches a value; one that Python does not understand is taken literally."""
    try:
        return re.fullmatch(pattern, value) is not None
    except re.error:
        return pattern == value
