"""The cases that Alertmanager itself is asked about in tests/end_to_end, worked out in no time, and some more."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.timeline.episode import Episode
from slocompiler.proof.delivery.timeline.sending import Sent, is_due
from slocompiler.proof.delivery.timeline.simulate import simulate
from slocompiler.values import Duration
from tests.end_to_end.delivery_cases import CASES, Case
from tests.end_to_end.live_timeline import configuration, episodes, predicted, shifted_zones

START = int(datetime(2026, 3, 1, 12, 30, 41, tzinfo=UTC).timestamp())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path) -> None:
    with shifted_zones(tmp_path, START):
        document = configuration(CASES, "http://127.0.0.1", START)
        found = predicted(case, document, episodes(case, START), START)
    assert tuple(told.text for told in found) == case.told


def timeline(
    route: dict[str, object], *alerts: tuple[str, int, int | None], until: int, resend: str | None = None
) -> list[str]:
    """Notifications as `minute: +A -B`; alerts fire and resolve at minutes after midnight, 24 November 2026."""
    midnight = int(datetime(2026, 11, 24, tzinfo=UTC).timestamp()) * 1000
    read = read_configuration(
        {
            "route": {"receiver": "none", "routes": [{"receiver": "pager", **route}]},
            "time_intervals": [
                {"name": "office", "time_intervals": [{"times": [{"start_time": "09:00", "end_time": "18:00"}]}]}
            ],
        }
    )
    episodes = [
        Episode(
            name,
            {"alertname": name},
            midnight + 60_000 * fires,
            None if resolves is None else midnight + 60_000 * resolves,
        )
        for name, fires, resolves in alerts
    ]
    found = simulate(read, episodes, midnight + 60_000 * until, Duration.parse(resend) if resend else None)
    return [
        f"{(one.at - midnight) / 60_000:g}: "
        + " ".join([*(f"+{name}" for name in sorted(one.firing)), *(f"-{name}" for name in sorted(one.resolved))])
        for one in found
    ]


OFFICE: dict[str, object] = {"active_time_intervals": ["office"], "repeat_interval": "1d"}


@pytest.mark.parametrize(
    ("route", "alerts", "expected"),
    [
        # Fires at 03:00, told at the first flush after nine.
        (OFFICE, [("A", 180, None)], ["540.5: +A"]),
        ({**OFFICE, "group_interval": "3h"}, [("A", 181, None)], ["541.5: +A"]),
        ({**OFFICE, "group_interval": "7h"}, [("A", 181, None)], ["601.5: +A"]),
        # Over at 08:50, and Prometheus repeats that until 09:05: nobody was told that it fired.
        (OFFICE, [("A", 180, 530)], []),
        # Told at 17:59, over at 19:00: its end is lost. Over at 18:01 just the same.
        (OFFICE, [("A", 1078, 1140)], ["1078.5: +A"]),
        # Over before the hours end: told at the next flush.
        (OFFICE, [("A", 1000, 1060)], ["1000.5: +A", "1060.5: -A"]),
        # Four hours after it was told, and not a flush before more than that has passed.
        ({}, [("A", 0, None)], ["0.5: +A", "245.5: +A", "490.5: +A", "735.5: +A", "980.5: +A", "1225.5: +A"]),
        ({"group_interval": "7m"}, [("A", 0, 500)], ["0.5: +A", "245.5: +A", "490.5: +A", "504.5: -A"]),
    ],
)
def test_a_day(route: dict[str, object], alerts: list[tuple[str, int, int | None]], expected: list[str]) -> None:
    assert timeline(route, *alerts, until=1440, resend="1m") == expected


def test_an_end_shortly_before_the_hours_is_told() -> None:
    """Told yesterday, over at 08:50: at 09:00 Prometheus still repeats it."""
    yesterday = [("A", -400, 530)]
    assert timeline(OFFICE, *yesterday, until=600, resend="1m") == ["-399.5: +A", "540: -A"]
    assert timeline(OFFICE, ("A", -400, 500), until=600, resend="1m") == ["-399.5: +A"]
    assert timeline(OFFICE, *yesterday, until=600) == ["-399.5: +A"]


NOBODY: frozenset[str] = frozenset()
A, B = frozenset("A"), frozenset("B")


@pytest.mark.parametrize(
    ("last", "firing", "resolved", "minutes", "due"),
    [
        (None, A, NOBODY, 0, True),
        (None, NOBODY, A, 0, False),
        (Sent(0, A, NOBODY), A, NOBODY, 60, False),
        (Sent(0, A, NOBODY), A, NOBODY, 61, True),
        (Sent(0, A, NOBODY), A | B, NOBODY, 1, True),
        (Sent(0, A | B, NOBODY), A, NOBODY, 1, False),
        (Sent(0, A | B, NOBODY), A, B, 1, True),
        (Sent(0, A, B), A, B, 1, False),
        (Sent(0, A, NOBODY), NOBODY, A, 1, True),
        (Sent(0, NOBODY, A), NOBODY, A, 100, False),
        (Sent(0, NOBODY, A), A, NOBODY, 1, True),
    ],
)
def test_what_is_due(
    last: Sent | None, firing: frozenset[str], resolved: frozenset[str], minutes: int, due: bool
) -> None:
    assert is_due(last, firing, resolved, minutes * 60_000, Duration.of(hours=1)) is due
