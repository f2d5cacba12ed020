"""Labels of a series that a selector finds, and that others do not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from warnings import catch_warnings, simplefilter

from slocompiler.promql import Matcher, VectorSelector

#: Values to try where a matcher does not name one; "" is a label that is not there.
_COMMON = ("", "200", "500", "a", "b", "x1", "ok", "error", "GET", "/")
#: Parts of a regex, tried from the top at each place, with a text that they match.
_PARTS = (
    (r"\\d[*+]?", "5"),
    (r"\\w[*+]?", "a"),
    (r"\\(.)", r"\1"),
    (r"\[\^[^\]]*\][*+]?", "_"),
    (r"\[(.)[^\]]*\][*+]?", r"\1"),
    (r"\.[*+]?", "0"),
    (r"\(\?:|[()^$?*+]", ""),
    (r"(.)", r"\1"),
)
_ANY_PART = re.compile("|".join(f"(?:{pattern})" for pattern, _ in _PARTS), re.DOTALL)


def matches(labels: Mapping[str, str], matchers: Iterable[Matcher]) -> bool:
    """Whether a series with these labels has every condition of a selector; a label that is not there is empty."""
    return all(_holds(labels.get(matcher.label, ""), matcher) for matcher in matchers)


def labels_for(selector: VectorSelector, fixed: Mapping[str, str]) -> dict[str, str] | None:
    """Labels that the selector finds, with those in `fixed` among them; None where none is found by trying."""
    return _solve(selector.matchers, fixed)


def labels_apart(selector: VectorSelector, other: VectorSelector, fixed: Mapping[str, str]) -> dict[str, str] | None:
    """Labels that the selector finds and the other, of the same metric, does not; None where none are found."""
    for matcher in other.matchers:
        if matcher in selector.matchers or matcher.label in fixed:
            continue
        own = [condition for condition in selector.matchers if condition.label == matcher.label]
        for value in _candidates([*own, matcher]):
            if not _holds(value, matcher) and all(_holds(value, condition) for condition in own):
                solved = _solve(selector.matchers, {**fixed, matcher.label: value})
                if solved is not None:
                    return solved
    return None


def _solve(matchers: Iterable[Matcher], fixed: Mapping[str, str]) -> dict[str, str] | None:
    conditions: dict[str, list[Matcher]] = {}
    for matcher in matchers:
        conditions.setdefault(matcher.label, []).append(matcher)
    labels = dict(fixed)
    for label, wanted in conditions.items():
        values = [fixed[label]] if label in fixed else _candidates(wanted)
        value = next((value for value in values if all(_holds(value, matcher) for matcher in wanted)), None)
        if value is None:
            return None
        labels[label] = value
    return {label: value for label, value in sorted(labels.items()) if value}


def values_for(label: str, selector: VectorSelector) -> Iterator[str]:
    """Values of a label that the selector finds, without an end when it accepts any."""
    wanted = [matcher for matcher in selector.matchers if matcher.label == label]
    invented = (f"group-{number}" for number in range(1, 100))
    for value in dict.fromkeys((*_named(wanted), *invented)):
        if value and all(_holds(value, matcher) for matcher in wanted):
            yield value


def _candidates(matchers: Iterable[Matcher]) -> Iterator[str]:
    yield from _named(matchers)
    yield from _COMMON


def _named(matchers: Iterable[Matcher]) -> Iterator[str]:
    """Values that the conditions name, or that a regex shows the form of."""
    for matcher in matchers:
        if matcher.op in ("=~", "!~"):
            yield from map(_sample, matcher.value.split("|"))
        else:
            yield matcher.value


@lru_cache(maxsize=512)
def _sample(regex: str) -> str:
    """A text of the form that one branch of a regex describes; a guess, which is then tried."""
    return _ANY_PART.sub(lambda part: _text_of(part[0]), regex)


def _text_of(part: str) -> str:
    for pattern, replacement in _PARTS:
        found = re.fullmatch(pattern, part, re.DOTALL)
        if found:
            return found.expand(replacement)
    return part


def _holds(value: str, matcher: Matcher) -> bool:
    match matcher.op:
        case "=":
            return value == matcher.value
        case "!=":
            return value != matcher.value
        case "=~":
            return _full_match(value, matcher.value)
        case "!~":
            return not _full_match(value, matcher.value)


def _full_match(value: str, regex: str) -> bool:
    """Prometheus anchors a regex at both ends. What Python reads otherwise than RE2 counts as not matching."""
    pattern = _compiled(regex)
    return pattern is not None and pattern.fullmatch(value) is not None


@lru_cache(maxsize=512)
def _compiled(regex: str) -> re.Pattern[str] | None:
    with catch_warnings():
        # Python foresees set operations in classes such as `[[a]`; RE2 has none.
        simplefilter("ignore", FutureWarning)
        try:
            return re.compile(regex, re.DOTALL)
        except re.error:
            return None
