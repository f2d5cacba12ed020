"""Calendar windows through promtool: exact over the edges of weeks, months and quarters.

The counts of an evaluation are given instead of recorded, one every three hours, so that months fit into a second.
"""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from slocompiler.ir.slos import EventsSli
from tests.ir_builders import FAST_ONLY, events_signal, partition, service, slo, window
from tests.targets.prometheus.promtool_case import PromtoolCase, only, rules_of

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAYS = 200
STEP_HOURS = 3


def month_start(now: datetime) -> datetime:
    return now.replace(day=1, hour=0)


def week_start(now: datetime) -> datetime:
    return now.replace(hour=0) - timedelta(days=now.weekday())


def quarter_start(now: datetime) -> datetime:
    return now.replace(month=(now.month - 1) // 3 * 3 + 1, day=1, hour=0)


@pytest.mark.parametrize(
    ("word", "start"),
    [("week", week_start), ("month", month_start), ("quarter", quarter_start)],
)
def test_the_ratio_since_the_period_began_is_exact(
    word: str, start: Callable[[datetime], datetime], tmp_path: Path
) -> None:
    chance = random.Random(word)
    steps = range(DAYS * 24 // STEP_HOURS)
    events = [chance.randint(0, 1000) for _ in steps]
    errors = [chance.randint(0, count) for count in events]
    one = slo("availability", EventsSli("requests"), partition(policy=FAST_ONLY), window=window(f"calendar-{word}"))
    rules = only(rules_of(service(events_signal(), one)), f"slo:{word}_", f"slo:sli_error:ratio_{word}")
    labels = '{service="svc",slo="availability"}'
    case = PromtoolCase(
        rules,
        {
            f"slo:sli_events:count{labels}": " ".join(map(str, events)),
            f"slo:sli_errors:count{labels}": " ".join(map(str, errors)),
        },
        interval=f"{STEP_HOURS}h",
    )
    edges = {step for step in steps if start(at(step)) == at(step)}
    for step in sorted({edge + d for edge in edges for d in (-1, 0, 1, 7)} | set(chance.sample(steps, 30))):
        if 8 <= step < len(steps):
            first = max(0, (start(at(step)) - EPOCH) // timedelta(hours=STEP_HOURS))
            total = sum(events[first : step + 1])
            if total:
                ratio = sum(errors[first : step + 1]) / total
                case.value(f"{step * STEP_HOURS}h", f"sum(slo:sli_error:ratio_{word})", ratio)
    case.run(tmp_path)


def at(step: int) -> datetime:
    return EPOCH + timedelta(hours=step * STEP_HOURS)
