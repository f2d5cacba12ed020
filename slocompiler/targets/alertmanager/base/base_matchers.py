"""Whether a route of the user's takes an alert of ours."""

import re
from collections.abc import Iterable, Iterator, Mapping

from slocompiler.targets.alertmanager.base.read_base import mapping, texts

#: Name, operator (`=`, `!=`, `=~`, `!~`) and value.
RouteMatcher = tuple[str, str, str]

_MATCHER = re.compile(
    r"""\s*(?P<name>"[^"]*"|[^\s=!~"]+)\s*(?P<op>=~|!~|!=|=)\s*(?P<value>"(?:[^"\\]|\\.)*"|[^,]*?)\s*(,|$)"""
)


def matchers_of(route: Mapping[str, object]) -> tuple[RouteMatcher, ...]:
    """The matchers of the route, old spellings included."""
    return tuple(_matchers(route))


def accept(matchers: Iterable[RouteMatcher], labels: Mapping[str, str]) -> bool:
    """Whether all of them accept the labels. What cannot be read here accepts everything."""
    return all(_accepts(*matcher, labels) for matcher in matchers)


def _matchers(route: Mapping[str, object]) -> Iterator[RouteMatcher]:
    for name, value in mapping(route.get("match")).items():
        yield name, "=", str(value)
    for name, value in mapping(route.get("match_re")).items():
        yield name, "=~", str(value)
    for text in texts(route, "matchers"):
        for found in _MATCHER.finditer(text.strip().removeprefix("{").removesuffix("}")):
            yield _unquoted(found["name"]), found["op"], _unquoted(found["value"])


def _accepts(name: str, operator: str, value: str, labels: Mapping[str, str]) -> bool:
    actual = labels.get(name, "")
    equal = actual == value if operator in ("=", "!=") else _fits(value, actual)
    return equal is None or equal == (operator in ("=", "=~"))


def _fits(pattern: str, text: str) -> bool | None:
    """Whether the pattern fits the whole text; None for a pattern that only Go can read."""
    try:
        return re.fullmatch(pattern, text) is not None
    except re.error:
        return None


def _unquoted(text: str) -> str:
    inner = text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], inner) if inner != text else text
