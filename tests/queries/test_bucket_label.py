"""The label `le`; the spellings are those that Go's strconv.FormatFloat(x, 'g', -1, 64) gives."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from slocompiler.promql import print_matcher
from slocompiler.queries.bucket_label import bucket_matcher, go_number
from tests.ir_builders import organization

BOTH = organization().prometheus
OLD, NEW = replace(BOTH, le_prometheus3=False), replace(BOTH, le_prometheus2=False)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("1", "1"),
        ("10", "10"),
        ("0", "0"),
        ("0.030", "0.03"),
        ("100000", "100000"),
        ("1000000", "1e+06"),
        ("1048576", "1.048576e+06"),
        ("2500000", "2.5e+06"),
        ("123456789", "1.23456789e+08"),
        ("1000000000000000000000", "1e+21"),
        ("0.0001", "0.0001"),
        ("0.00001", "1e-05"),
        ("0.00000015", "1.5e-07"),
        ("-2", "-2"),
    ],
)
def test_numbers_print_as_go_prints_them(number: str, printed: str) -> None:
    assert go_number(Decimal(number)) == printed


@pytest.mark.parametrize(
    ("number", "both", "old", "new"),
    [
        ("0.03", 'le="0.03"', 'le="0.03"', 'le="0.03"'),
        ("1", r'le=~"1|1\\.0"', 'le="1"', 'le="1.0"'),
        ("1000000", 'le="1e+06"', 'le="1e+06"', 'le="1e+06"'),
    ],
)
def test_whole_numbers_have_two_spellings(number: str, both: str, old: str, new: str) -> None:
    printed = [print_matcher(bucket_matcher(Decimal(number), facts)) for facts in (BOTH, OLD, NEW)]
    assert printed == [both, old, new]
