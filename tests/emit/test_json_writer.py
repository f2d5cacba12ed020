"""JSON text."""

from decimal import Decimal

import pytest

from slocompiler.emit import compact_json, write_json


def test_keys_are_sorted_and_numbers_exact() -> None:
    value = {"b": [Decimal("0.00720"), Decimal("1E+3"), 1, True, None], "a": {"é": "\u2028", "c": Decimal("99.95")}}
    assert write_json(value) == (
        '{\n  "a": {\n    "c": 99.95,\n    "é": "\u2028"\n  },\n'
        '  "b": [\n    0.0072,\n    1000,\n    1,\n    true,\n    null\n  ]\n}\n'
    )


@pytest.mark.parametrize("value", [{1, 2}, Decimal("NaN"), Decimal("Infinity"), object(), {1: 2}])
def test_what_json_does_not_have_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        write_json({"a": value})


def test_compact_text_is_the_same_without_blanks() -> None:
    assert compact_json({"b": [Decimal("0.00720"), "x y"], "a": {}}) == '{"a":{},"b":[0.0072,"x y"]}'
