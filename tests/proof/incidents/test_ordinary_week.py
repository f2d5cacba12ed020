"""A week of ordinary traffic in which three things went wrong: the alerts are few, in time, and none is false."""

from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import Any

import pytest

from slocompiler.proof.rule_tests.timeline import Timeline
from tests.proof.incidents.replay import Firing, firings, service_of, with_limits
from tests.proof.incidents.week import (
    SCRAPE,
    Trouble,
    confidence,
    durations,
    predictions,
    replicas,
    requests,
    saturation,
    trouble,
)

SEED = 20251120
#: The three incidents as the example has them: errors for 8 minutes, slowness for 15, replicas for two hours.
ERRORS, SLOW, REPLICAS = trouble(1, 14, 8), trouble(3, 9, 15), trouble(4, 16, 120)
#: Alerts belong to what went wrong up to an hour after its end, when the longest page is over.
AFTERMATH = 3600 // SCRAPE


@lru_cache
def week(seed: int, *, is_troubled: bool) -> tuple[Firing, ...]:
    random = Random(seed)
    errors, slow, many = (ERRORS, SLOW, REPLICAS) if is_troubled else (None, None, None)
    rest: dict[str, Timeline[Any]] = {
        "requests": requests(random, errors),
        "duration": durations(random, slow),
        "cpu": saturation(random, 0.6),
        "memory": saturation(random, 0.7),
    }
    predictor: dict[str, Timeline[Any]] = {
        "predictions": predictions(random),
        "confidence": confidence(random),
        "replicas": replicas(random, many),
    }
    found = [*firings(service_of("akidb-rest"), rest), *firings(service_of("akidb-traffic-predictor"), predictor)]
    return tuple(found)


def is_true(firing: Firing) -> bool:
    return any(start <= firing.sample <= start + lasts + AFTERMATH for start, lasts in (ERRORS, SLOW, REPLICAS))


def test_fewer_than_ten_alerts_of_which_fewer_than_a_tenth_are_false() -> None:
    seen = week(SEED, is_troubled=True)
    false = [one for one in seen if not is_true(one)]
    assert 3 <= len(seen) < 10, seen
    assert len(false) < 0.1 * len(seen), false


@pytest.mark.parametrize(
    ("alert", "when", "minutes"),
    [("error-ratio", ERRORS, 5), ("high-p95", SLOW, 8), ("phantom-spike", REPLICAS, 5)],
    ids=["errors", "slowness", "replicas"],
)
def test_each_incident_is_noticed_in_spite_of_the_noise(alert: str, when: Trouble, minutes: int) -> None:
    first = min(one.sample for one in week(SEED, is_troubled=True) if one.alert == alert)
    assert when[0] < first <= when[0] + minutes * 60 // SCRAPE


def test_a_week_without_trouble_is_silent() -> None:
    assert week(SEED + 1, is_troubled=False) == ()


def test_an_eager_threshold_is_noticed() -> None:
    """A cpu limit of 52 % instead of 95 % is crossed on every working day."""
    eager = with_limits(service_of("akidb-rest"), Decimal("0.55"))
    assert len(list(firings(eager, {"cpu": saturation(Random(SEED), 0.6)}))) >= 5
