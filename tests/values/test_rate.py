"""Rates: one spelling a unit, exact, and printed as they are written."""

import pytest

from slocompiler.values import InvalidValueError, Rate


@pytest.mark.parametrize("text", ["600/s", "3/m", "1/h", "1/d", "10/week", "0/s"])
def test_prints_what_it_reads(text: str) -> None:
    assert str(Rate.parse(text)) == text


@pytest.mark.parametrize(("text", "canonical"), [("7/week", "1/d"), ("60/m", "1/s"), ("1.5/m", "90/h")])
def test_prints_the_shortest_unit_with_a_whole_number(text: str, canonical: str) -> None:
    assert str(Rate.parse(text)) == canonical
    assert Rate.parse(canonical) == Rate.parse(text)


def test_a_week() -> None:
    assert Rate.parse("10/week").per_week == 10
    assert Rate.parse("1/h").per_week == 168


@pytest.mark.parametrize(
    ("text", "help"),
    [
        ("10/w", "write `10/week`"),
        ("10 / week", "write `10/week`"),
        ("3/min", "write `3/m`"),
        ("2/day", "write `2/d`"),
        ("5", "write what it is per: `5/s`, `5/m` or `5/h`"),
        ("x/s", "write `600/s`, `3/m`, `1/h` or `10/week`"),
        ("5/year", "write `600/s`, `3/m`, `1/h` or `10/week`"),
    ],
)
def test_refuses_other_spellings(text: str, help: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Rate.parse(text)
    assert caught.value.help == help
