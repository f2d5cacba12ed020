"""Matchers, as text and as objects."""

import pytest

from slocompiler.routing.matcher import Matcher, equals, one_of, present


@pytest.mark.parametrize(
    ("matcher", "text"),
    [
        (equals("a", "b"), 'a="b"'),
        (equals("a", 'say "\\n"'), r'a="say \"\\n\""'),
        (equals("a", "two\nlines"), r'a="two\nlines"'),
        (one_of("a", ["b"]), 'a="b"'),
        (one_of("a", ["b", "c", "b"]), 'a=~"b|c"'),
        (one_of("a", ["b.c", "d-e"]), r'a=~"b\\.c|d-e"'),
        (present("a"), 'a!=""'),
    ],
)
def test_text(matcher: Matcher, text: str) -> None:
    assert matcher.text == text


def test_object() -> None:
    assert one_of("a", ["b", "c"]).as_object == {"name": "a", "value": "b|c", "matchType": "=~"}
