"""When a route sends, and how that is said."""

from typing import Any

import pytest

from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.hours_words import hours_words, zone_of
from slocompiler.proof.delivery.open_hours import FIRST, LAST, is_always_open, open_spans

INTERVALS: dict[str, list[dict[str, Any]]] = {
    "office": [
        {
            "weekdays": ["monday:friday"],
            "times": [{"start_time": "09:00", "end_time": "18:00"}],
            "location": "America/New_York",
        }
    ],
    "night": [
        {"weekdays": ["friday"], "times": [{"start_time": "22:00", "end_time": "24:00"}]},
        {"weekdays": ["Saturday"], "times": [{"start_time": "00:00", "end_time": "06:00"}]},
    ],
    "weekend": [{"weekdays": ["saturday", "sunday"]}],
    "all": [{}],
    "every-day": [{"weekdays": ["sunday:saturday"]}],
    "year-end": [{"days_of_month": ["-7:-1"], "months": ["december"], "years": ["2026:2028"]}],
    "past": [{"years": ["2020"]}],
    "broken": [{"weekdays": ["someday"]}],
    "nowhere": [{"location": "Mars/Olympus"}],
    "many": [{"months": [str(month)]} for month in (1, 3, 5, 7)],
    "two-zones": [{"months": ["1"]}, {"months": ["2"], "location": "Asia/Tokyo"}],
}  # fmt: skip
CASES = [
    ([], [], "always"),
    (["office"], [], "Mon-Fri 09:00-18:00 New York"),
    (["night"], [], "Fri 22:00-24:00, Sat 00:00-06:00 UTC"),
    (["office", "weekend"], [], "Mon-Fri 09:00-18:00 New York and Sat,Sun UTC"),
    ([], ["weekend"], "always, except Sat,Sun UTC"),
    (["office"], ["year-end"], "Mon-Fri 09:00-18:00 New York, except 2026-2028 Dec day -7--1 UTC"),
    (["all"], [], "always"),
    (["every-day"], [], "always"),
    (["office"], ["all"], "never"),
    (["past"], [], "never"),
    (["broken"], [], "never"),
    (["nowhere"], [], "never"),
    (["unknown"], [], "never"),
    (["many"], [], "`many`"),
    (["two-zones"], [], "Jan UTC, Feb Tokyo"),
]


def configuration(actives: list[str], mutes: list[str]) -> Any:
    route = {"receiver": "a", "matchers": [], "active_time_intervals": actives, "mute_time_intervals": mutes}
    intervals = [{"name": name, "time_intervals": entries} for name, entries in INTERVALS.items()]
    return read_configuration({"route": {"receiver": "a", "routes": [route]}, "time_intervals": intervals})


@pytest.mark.parametrize(("actives", "mutes", "words"), CASES)
def test_words(actives: list[str], mutes: list[str], words: str) -> None:
    read = configuration(actives, mutes)
    route = read.root.routes[0]
    assert hours_words(read, route) == words
    assert is_always_open(open_spans(read, route)) == (words == "always")


@pytest.mark.parametrize(
    ("actives", "zone"), [(["office"], "America/New_York"), ([], "UTC"), (["office", "weekend"], "UTC")]
)
def test_zone(actives: list[str], zone: str) -> None:
    read = configuration(actives, [])
    assert zone_of(read, read.root.routes[0]) == zone


def test_muting_takes_away_from_the_active_hours() -> None:
    without, read = configuration(["office"], []), configuration(["office"], ["year-end"])
    all_hours, hours = (open_spans(one, one.root.routes[0]) for one in (without, read))
    assert set(hours) < set(all_hours)
    assert len(all_hours) - len(hours) == 5 + 5 + 5  # the workdays among the last seven days of three years
    assert FIRST < hours[0][0] < hours[-1][1] <= LAST
