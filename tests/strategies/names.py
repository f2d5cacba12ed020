"""Names and labels that the language takes."""

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

#: Labels that real metrics group by; none is one of the compiler's own.
LABELS = ("region", "zone", "method", "topic", "http_route", "instance_type")
#: Reserved by the compiler: they must be recorded under another name.
RESERVED = ("service", "severity", "slo", "signal", "alert", "month", "back")
VALUES = ("eu-central-1", "us-east-1", "a/b", "GET", 'quo"te', "back\\slash", "dot.star*", "ünïcode", "{{ braces }}")

#: Older YAML readers take these for booleans or nothing: the language refuses them as names.
_NO_NAMES = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))

names = st.from_regex(r"[a-z][a-z0-9]{0,7}(-[a-z][a-z0-9]{0,5}){0,2}", fullmatch=True).filter(
    lambda name: name not in _NO_NAMES
)
severity_names = st.sampled_from((("P0", "P1", "P2"), ("critical", "warning"), ("sev_1", "Sev-2", "sev3", "info")))


# Strategies that are the same every time are made once: hypothesis looks at each new one before it draws from it.
@cache
def unique_names(least: int, most: int) -> st.SearchStrategy[list[str]]:
    """Names that stay apart when they are joined without their hyphens."""
    return st.lists(names, min_size=least, max_size=most, unique_by=lambda name: name.replace("-", ""))


def some_of(items: Sequence[str], least: int = 0, most: int | None = None) -> st.SearchStrategy[list[str]]:
    """Some of the items, in any order, each once."""
    return _some_of(tuple(items), least, most)


@cache
def _some_of(items: tuple[str, ...], least: int, most: int | None) -> st.SearchStrategy[list[str]]:
    if not items:
        return st.just([])
    return st.lists(st.sampled_from(items), min_size=min(least, len(items)), max_size=most or len(items), unique=True)


@cache
def chance(percent: int) -> st.SearchStrategy[bool]:
    """True in about that share of the examples; shrinks to False."""
    return st.integers(1, 100).map(lambda number: number > 100 - percent)
