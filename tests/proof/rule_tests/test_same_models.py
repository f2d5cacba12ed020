"""The model that steps through a test and the detection model say the same, wherever both can."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import DistributionSli, EventsSli, SloIr, TimesliceSli
from slocompiler.proof.rule_tests.burn_outcomes import burn_periods
from slocompiler.proof.rule_tests.outcomes import Outage, is_modelled, modelled_periods
from slocompiler.proof.rule_tests.subject import subject
from slocompiler.values import Duration, Share
from tests.ir_builders import distribution_signal, events_signal, facts, partition, service, slo

LATENCY = slo("latency", DistributionSli("duration", Decimal("0.03"), None), partition("99.9%", prefix="SvcLatency"))
SLICES = slo("slices", TimesliceSli(EventsSli("requests"), Duration.parse("5m"), Share.parse("95%")))
CASES: dict[str, tuple[ServiceIr, SloIr]] = {
    "events": (service(events_signal(), slo()), slo()),
    "latency": (service(distribution_signal(), LATENCY), LATENCY),
    "masked": (service(events_signal(), slo(masked=True)), slo(masked=True)),
    "slices": (service(events_signal(), SLICES), SLICES),
}
GRIDS = (("30s", "30s"), ("15s", "60s"), ("60s", "20s"))
RATIOS = ("1", "0.5", "0.1", "0.0517", "0.0113", "0.0047")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(("scrape", "interval"), GRIDS)
def test_every_firing_is_the_same(name: str, scrape: str, interval: str) -> None:
    built = facts(scrape_interval=Duration.parse(scrape), evaluation_interval=Duration.parse(interval))
    one, promised = CASES[name]
    tested = subject(promised, promised.default, one, built.prometheus, 0)
    assert is_modelled(promised)
    random, fired = Random(f"{name} {scrape}"), 0
    for ratio in RATIOS:
        lasts = random.choice((300_000, 900_000, 2_400_000))
        usual = random.choice((Fraction(0), Fraction(1, 10_000)))
        outage = Outage(Fraction(ratio), 1_200_000, lasts, 1_200_000 + lasts + 1_800_000, usual)
        stepped = tested.counts(outage.phases)
        expected = modelled_periods(promised.default.burn_alerts, tested.facts, outage)
        assert [burn_periods(alert, stepped, outage.ends) for alert in promised.default.burn_alerts] == list(expected)
        fired += sum(map(bool, expected))
    assert fired
