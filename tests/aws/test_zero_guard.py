"""Which divisions are guarded: the judge asks where the divisor can be 0."""

from typing import Any

import pytest

from slocompiler.aws.judge import check_alarm
from slocompiler.aws.violation import ViolationKind
from tests.aws.bad_bodies.metric_alarms import RATIO, metric


def alarm(*expressions: str) -> dict[str, Any]:
    """An alarm on the last expression; `e1`, `e2`, ... are the expressions, `m1` and `m2` metrics."""
    entries: list[dict[str, Any]] = [
        {"Id": f"e{number}", "Expression": expression, "ReturnData": number == len(expressions)}
        for number, expression in enumerate(expressions, start=1)
    ]
    return {**RATIO.body, "Metrics": [*entries, metric("m1", "RequestCount"), metric("m2", "ErrorCount")]}


@pytest.mark.parametrize(
    "expressions",
    [
        ["IF(m1 > 0, m2 / m1, 0)"],
        ["100 * IF(m1 >= 50, m2 / m1, 0)"],
        ["IF(m1 > 0 AND m2 > 5, m2 / m1, 0)"],
        ["IF(m1 > 0, m2 / m1)"],
        ["IF(m1 + m2 > 0, m2 / (m1 + m2), 0)"],
        ["m2 / (m1 + 1)"],
        ["m2 / MAX([m1, 1])"],
        ["(m1 + m2) / PERIOD(m1)"],
        ["(m1 + m2) / 60"],
        ["m2 / IF(m1 > 0, m1, 1)"],
        ["IF(m1 > 0, m1, 1)", "m2 / e1"],
        ["IF(SUM([m1, m2]) > 0, m2 / SUM([m1, m2]), 0)"],
        ["IF(m1 > 0, m2 / RATE(m1), 0)"],
    ],
)
def test_guarded(expressions: list[str]) -> None:
    assert check_alarm(alarm(*expressions)) == ()


@pytest.mark.parametrize(
    ("expressions", "named"),
    [
        (["m2/m1*100"], "`m1`"),
        (["m2 / (m1 + m2)"], "several metrics"),
        (["IF(m2 > 0, m2 / m1, 0)"], "`m1`"),
        (["IF(m2 / m1 > 0.01, 1, 0)"], "`m1`"),
        (["m2 / MAX([m1, 0])"], "`m1`"),
        (["m2 / FILL(m1, 0)"], "`m1`"),
        (["m2 / IF(m1 > 0, m1, 0)"], "`m1`"),
        (["m1 * 2", "m2 / e1"], "`e1`"),
        (["m2 / m1", "e1 * 100"], "`m1`"),
        (["(m1 + m2) / 0"], "several metrics"),
        (["m2 / -m1"], "`m1`"),
        (["m2 / (2 * m1)"], "`m1`"),
    ],
)
def test_not_guarded(expressions: list[str], named: str) -> None:
    (found,) = check_alarm(alarm(*expressions))
    assert found.kind is ViolationKind.UNGUARDED_RATIO
    assert found.message == f"this divides by {named}, which may be 0"
