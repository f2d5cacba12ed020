"""Logarithmic axes."""

from decimal import Decimal
from fractions import Fraction

from slocompiler.site.charts.scale import LogScale


def test_each_decade_is_as_long_as_the_other() -> None:
    scale = LogScale(Fraction(1, 1000), Fraction(1), 100, 400)
    places = [scale.at(Fraction(10) ** power) for power in (-3, -2, -1, 0)]
    assert places == [Decimal("100.0"), Decimal("200.0"), Decimal("300.0"), Decimal("400.0")]
    assert scale.at(Fraction(1, 2)) == Decimal("369.9")


def test_an_axis_may_go_up() -> None:
    assert LogScale(Fraction(1), Fraction(100), 300, 100).at(Fraction(10)) == Decimal("200.0")


def test_what_it_holds() -> None:
    scale = LogScale(Fraction(1, 10), Fraction(1), 0, 1)
    assert [scale.holds(Fraction(value, 100)) for value in (9, 10, 100, 101)] == [False, True, True, False]
