"""Every bad body has exactly the one violation that its row says, at that place, and every good twin has none."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from slocompiler.aws.judge import check_body
from slocompiler.aws.violation import Violation, ViolationKind, path_text
from tests.aws.bad_bodies.row import Row, Twin
from tests.aws.bad_bodies.tables import ROWS, TWINS
from tests.aws.bad_bodies.tracing import SAMPLING

#: Kinds that no single body shows: they are about several alarms, or about a missing model.
_OF_SETS = {ViolationKind.ALARM_CYCLE, ViolationKind.SAME_NAME, ViolationKind.UNJUDGED}


def judged(twin: Twin, body: Mapping[str, Any]) -> tuple[Violation, ...]:
    """What the judge finds; a dashboard's body goes to AWS as text."""
    inside = body.get("DashboardBody")
    sent = {**body, "DashboardBody": json.dumps(inside)} if isinstance(inside, dict) else body
    return check_body(twin.operation, sent, twin.known_alarms)


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: f"{twin.operation}: {twin.name}")
def test_the_good_twin_is_accepted(twin: Twin) -> None:
    assert judged(twin, twin.body) == ()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.twin.operation}: {row.about}")
def test_the_bad_one_is_refused_for_that_reason(row: Row) -> None:
    found = judged(row.twin, row.body)
    assert [(violation.kind, path_text(violation.path)) for violation in found] == [(row.kind, row.found_at)], found


def test_the_tables_are_large_enough_and_show_every_kind() -> None:
    assert len(ROWS) >= 110
    counts = Counter(row.twin.operation for row in ROWS)
    assert min(counts.values()) >= 9, counts
    assert {row.kind for row in ROWS} == set(ViolationKind) - _OF_SETS


def test_every_violation_says_how_to_mend_it() -> None:
    without = [row.about for row in ROWS for found in judged(row.twin, row.body) if not found.help]
    # The parsers say where the text ends to make sense; the type of a value says it all.
    expressions = (ViolationKind.EXPRESSION, ViolationKind.ALARM_RULE, ViolationKind.FILTER_EXPRESSION)
    free = {row.about for row in ROWS if row.kind in (*expressions, ViolationKind.WRONG_TYPE)}
    assert set(without) <= free


@pytest.mark.parametrize("key", ["condition", "http_status", "http.status", "response_time", "duration", "fault"])
def test_a_sampling_rule_is_told_why_it_knows_no_outcome(key: str) -> None:
    body = {"SamplingRule": {**SAMPLING.body["SamplingRule"], key: "x"}}
    (found,) = judged(SAMPLING, body)
    assert found.kind is ViolationKind.UNKNOWN_KEY
    assert found.help is not None
    assert "decided when a request begins" in found.help
