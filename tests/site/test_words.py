"""Promises and budgets in words."""

from decimal import Decimal

import pytest

from slocompiler.ir.signals import TrafficIr
from slocompiler.ir.slos import (
    CompositeMode,
    CompositeSli,
    DistributionSli,
    EventsSli,
    GaugeSli,
    RatioSli,
    SliIr,
    TimesliceSli,
)
from slocompiler.site.words import budget_in_events, in_unit, minutes, promise_words, sentence
from slocompiler.values import Duration, Rate, Share, Unit
from tests.ir_builders import SPAN, distribution_signal, events_signal, gauge_signal, part, partition, service, slo

FIVE = Duration.parse("5m")
TRAFFIC = TrafficIr(Rate.parse("10/s"), Rate.parse("1/s"), SPAN)
SIGNALS = (
    events_signal(traffic=TRAFFIC),
    distribution_signal(),
    gauge_signal("age", unit=Unit.SECONDS),
    gauge_signal("up", name="up", unit=Unit.BOOL),
)
SLICES = TimesliceSli(EventsSli("requests"), FIVE, Share.parse("95%"))
COMPOSITE = CompositeSli((part("svc", "a"), part("other", "b")), CompositeMode.POOLED)


@pytest.mark.parametrize(
    ("sli", "words"),
    [
        (EventsSli("requests"), "requests: events that are good"),
        (DistributionSli("duration", Decimal("0.03"), None), "duration: measurements below 30ms"),
        (GaugeSli("gauge", Decimal(93600), None, FIVE), "gauge: slices of 5m below 26h"),
        (GaugeSli("up", None, Decimal("0.5"), None), "up: moments at 1"),
        (RatioSli("canary"), "canary: the share that is good"),
        (SLICES, "requests: events that are good, at least 95% of them in slices of 5m"),
        (COMPOSITE, "a, other/b: all added up"),
    ],
)
def test_promises(sli: SliIr, words: str) -> None:
    assert promise_words(sli, service(*SIGNALS)) == words


@pytest.mark.parametrize(
    ("sli", "words"),
    [
        (EventsSli("requests"), "12,960 of 25,920,000 events"),
        (DistributionSli("duration", Decimal("0.03"), None), "traffic is not stated"),
        (GaugeSli("gauge", Decimal(1), None, FIVE), "4 of 8,640 slices"),
        (SLICES, "4 of 8,640 slices"),
        (GaugeSli("up", None, Decimal("0.5"), None), "counted in time"),
        (COMPOSITE, "counted in time"),
    ],
)
def test_budgets(sli: SliIr, words: str) -> None:
    """99.95 % of 30 days."""
    promised = partition("99.95%")
    assert budget_in_events(slo("s", sli, promised), promised, service(*SIGNALS)) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("0.0001", Unit.SECONDS, "0.0001 seconds"),
        ("100", Unit.MILLISECONDS, "100ms"),
        ("0.95", Unit.RATIO, "95 %"),
        ("95", Unit.PERCENT, "95 %"),
        ("512", Unit.BYTES, "512 bytes"),
        ("1000", Unit.COUNT, "1000"),
    ],
)
def test_units(value: str, unit: Unit, words: str) -> None:
    assert in_unit(Decimal(value), unit) == words


def test_minutes_are_rounded_to_a_tenth() -> None:
    assert [minutes(Duration(ms)) for ms in (1_296_000, 25_920_000, 2_999, 3_000)] == [
        "21.6 min",
        "432 min",
        "0 min",
        "0.1 min",
    ]


def test_sentences() -> None:
    assert [sentence(words) for words in ("not modelled: CloudWatch", "a.", "")] == [
        "Not modelled: CloudWatch.",
        "A.",
        "",
    ]
