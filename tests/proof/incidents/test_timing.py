"""An incident begins where a scrape and an evaluation fall together."""

import pytest

from slocompiler.ir.operations import IncidentIr
from slocompiler.proof.incidents.given_levels import Levels
from slocompiler.proof.incidents.timing import course
from slocompiler.values import Duration
from tests.ir_builders import SPAN

INCIDENT = IncidentIr("outage", None, (), Duration.of(minutes=10), (), (), None, SPAN)


@pytest.mark.parametrize(
    ("scrape", "interval", "begins"),
    [(30, 30, 30), (15, 30, 30), (60, 30, 60), (20, 30, 60), (30, 20, 60), (25, 60, 300)],
)
def test_begin(scrape: int, interval: int, begins: int) -> None:
    levels = Levels(usual=0, wrong=1)
    assert course(INCIDENT, levels, scrape * 1000, interval * 1000, 0)[1] == begins * 1000
