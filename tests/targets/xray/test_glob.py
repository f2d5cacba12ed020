"""Patterns against brute force: all patterns up to three characters, all texts up to five."""

import re
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slocompiler.targets.xray.glob import covers, narrowness, overlaps

PATTERNS = ["".join(letters) for length in range(4) for letters in product("ab*?", repeat=length)]
#: `c` stands for every character that no pattern names.
TEXTS = ["".join(letters) for length in range(6) for letters in product("abc", repeat=length)]
LONG = st.text("ab*?", max_size=9)


@cache
def matched(pattern: str) -> int:
    """The texts that a pattern matches, a bit each."""
    regex = re.compile(pattern.replace("*", ".*").replace("?", "."))
    return sum(1 << place for place, text in enumerate(TEXTS) if regex.fullmatch(text))


def test_covers_is_containment() -> None:
    wrong = [
        (wide, narrow)
        for wide in PATTERNS
        for narrow in PATTERNS
        if covers(wide, narrow) is not (matched(narrow) & ~matched(wide) == 0)
    ]
    assert wrong == []


def test_overlaps_is_a_text_in_common() -> None:
    wrong = [
        (first, second)
        for first in PATTERNS
        for second in PATTERNS
        if overlaps(first, second) is not (matched(first) & matched(second) != 0)
    ]
    assert wrong == []


@given(LONG, LONG)
def test_long_patterns_hold_what_they_claim(wide: str, narrow: str) -> None:
    if covers(wide, narrow):
        assert matched(narrow) & ~matched(wide) == 0
        assert overlaps(wide, narrow)
    if matched(wide) & matched(narrow):
        assert overlaps(wide, narrow)


@given(LONG, LONG)
def test_what_is_covered_is_narrower(wide: str, narrow: str) -> None:
    if covers(wide, narrow):
        assert narrowness(narrow) >= narrowness(wide)
        assert (narrowness(narrow) == narrowness(wide)) is covers(narrow, wide)


@pytest.mark.parametrize(
    ("wide", "narrow", "expected"),
    [
        ("*", "/healthz", True),
        ("/api/*", "/api/users/*", True),
        ("/api/*", "/api", False),
        ("/api/*/export", "/api/v?/export", True),
        ("*" * 60 + "x", "*" * 128, False),
        ("*a" * 60, "*a" * 64, True),
    ],
)
def test_paths(wide: str, narrow: str, expected: bool) -> None:
    assert covers(wide, narrow) is expected
