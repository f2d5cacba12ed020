"""What is corrected, and above all what is not, because it may mean several things."""

import pytest

from slocompiler.fix.fixes.spellings import corrected
from slocompiler.fix.meant import misspelt, written_otherwise
from slocompiler.spec.value_kinds import ValueKind

KEYS = ("objective", "signal", "window", "runbook", "p95", "p99", "for", "labels", "burn_rate_policy", "below", "bad")
MEANT = [
    ("objektive", "objective"),
    ("objectiv", "objective"),
    ("obejctive", "objective"),
    ("sginal", "signal"),
    ("Runbook", "runbook"),
    ("burnRatePolicy", "burn_rate_policy"),
    ("burn-rate-policy", "burn_rate_policy"),
    ("lables", "labels"),
    ("target", None),
    ("p90", None),
    ("fo", None),
    ("fur", None),
    ("bed", None),
    ("widnwo", None),
    ("signals", "signal"),
    ("signals2", None),
]


@pytest.mark.parametrize(("written", "meant"), MEANT)
def test_a_key_that_was_meant(written: str, meant: str | None) -> None:
    assert misspelt(written, KEYS) == meant


def test_of_two_equally_near_words_none_is_meant() -> None:
    assert misspelt("trafic", ("traffic", "tropic", "trafik")) is None
    assert misspelt("trafic", ("traffic", "tropical")) == "traffic"
    assert written_otherwise("web-1", ("web_1", "web1")) is None
    assert written_otherwise("web-1", ("web-2",)) is None


SPELLINGS = [
    (ValueKind.DURATION, "5 min", "5m"),
    (ValueKind.DURATION, "10 minutes", "10m"),
    (ValueKind.DURATION, "90 sec", "90s"),
    (ValueKind.DURATION, "1.5h", "1h30m"),
    (ValueKind.DURATION, "2 Days", "2d"),
    (ValueKind.DURATION, "1h 30m", "1h30m"),
    (ValueKind.DURATION, "500 msec", "500ms"),
    (ValueKind.DURATION, "0.0001 s", None),
    (ValueKind.DURATION, "5M", None),
    (ValueKind.DURATION, "300", None),
    (ValueKind.DURATION, "1 month", None),
    (ValueKind.DURATION, "1y", None),
    (ValueKind.DURATION, "-5m", None),
    (ValueKind.DURATION, "5m", None),
    (ValueKind.WINDOW, "30 days", "30d"),
    (ValueKind.WINDOW, "calendar-year", None),
    (ValueKind.SHARE, "99,95%", "99.95%"),
    (ValueKind.SHARE, "100 %", "100%"),
    (ValueKind.SHARE, "50", "50%"),
    (ValueKind.SHARE, "0.5", None),
    (ValueKind.SHARE, "1", None),
    (ValueKind.SHARE, "1.0", None),
    (ValueKind.SHARE, "half", None),
    (ValueKind.OBJECTIVE, "99.95", "99.95%"),
    (ValueKind.OBJECTIVE, "0.9995", "99.95%"),
    (ValueKind.OBJECTIVE, ".999", "99.9%"),
    (ValueKind.OBJECTIVE, "0.05", None),
    (ValueKind.OBJECTIVE, "1", None),
    (ValueKind.RATE, "5/sec", "5/s"),
    (ValueKind.RATE, "5 / Minute", "5/m"),
    (ValueKind.RATE, "10/w", "10/week"),
    (ValueKind.RATE, "5", None),
    (ValueKind.RATE, "5/month", None),
    (ValueKind.QUANTITY, "30 ms", "30ms"),
    (ValueKind.QUANTITY, "5 min", "5m"),
    (ValueKind.QUANTITY, "500USD", "500 USD"),
    (ValueKind.QUANTITY, "512 MiB", "512MiB"),
    (ValueKind.QUANTITY, "512mb", None),
    (ValueKind.QUANTITY, "fast", None),
    (ValueKind.NUMBER, "1,5", None),
    (ValueKind.OTHER, "5 min", None),
]


@pytest.mark.parametrize(("kind", "written", "meant"), SPELLINGS)
def test_a_spelling_that_was_meant(kind: ValueKind, written: str, meant: str | None) -> None:
    assert corrected(written, kind, "value") == meant


def test_what_rises_may_rise_to_a_multiple() -> None:
    assert corrected("2", ValueKind.SHARE, "rises") is None
    assert corrected("2", ValueKind.SHARE, "drops") == "2%"
