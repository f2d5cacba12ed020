"""What each kind of alert makes of each kind of incident, and which incidents no model knows."""

from decimal import Decimal

import pytest

from slocompiler.ir.alerts import AlertIr
from slocompiler.ir.operations import GivenIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr, Store
from slocompiler.ir.slos import CompositeMode, CompositeSli, GaugeSli, SloIr
from slocompiler.proof.incidents.reaction import Unmodelled
from slocompiler.values import Duration, Quantity, Share, Unit
from tests.ir_builders import (
    above,
    absent,
    alert,
    alert_partition,
    by,
    deviates,
    distribution_signal,
    drops,
    events_signal,
    gauge_signal,
    measure,
    part,
    partition,
    rises,
    service,
    slo,
)
from tests.proof.incidents.builders import FIVE_PERCENT, answers, given, incident, reaction

NOW = measure("value", None)
SLOW = given("duration", "p95", Quantity.parse("4.5s"))
RATIO = alert("ratio", above(measure("bad_ratio"), "0.01"))
MEMBERS = (part("svc", "availability"),)
HISTOGRAM = distribution_signal(boundaries=("0.01", "0.05", "0.1", "1"))


def test_five_percent_for_eight_minutes_escape_every_burn_alert() -> None:
    one = service(events_signal(), slo(), RATIO)
    peaks = {name: reaction(one, incident(FIVE_PERCENT), f"availability/{name}") for name in ("fast", "medium", "slow")}
    assert all(not found.periods for found in peaks.values())
    assert peaks["fast"].peak is not None
    assert peaks["fast"].peak.text == "reaches 0.672 % over 1h against 0.72 %"
    assert peaks["medium"].peak is not None
    assert peaks["medium"].peak.text == "reaches 0.111 % over 6h against 0.3 %"


HALF = given("requests", "bad_ratio", Share.parse("50%"))
HIGH = given("gauge", "value", Quantity.parse("99"))
FEWER = given("requests", "rate", drops="80%")
TRIPLED = given("gauge", "value", rises="200%")
#: A signal with an alert on it, what happens, how long, which alert fires and when.
FIRES = {
    "a ratio": (events_signal(), RATIO, FIVE_PERCENT, "8m", "ratio", "6m"),
    "a burn rate": (events_signal(), slo(), HALF, "8m", "availability/fast", "3m"),
    "a drop": (events_signal(), alert("a", drops(measure("rate"))), FEWER, "30m", "a", "8m"),
    "silence": (events_signal(), alert("a", absent()), given("requests", "absent", True), "20m", "a", "5m30s"),
    "a quantile": (HISTOGRAM, alert("a", above(measure("p95"), "0.05"), on="duration"), SLOW, "15m", "a", "7m30s"),
    "a value": (gauge_signal("level"), alert("a", above(NOW, "95"), on="gauge"), HIGH, "9m", "a", "5m30s"),
    "a rise": (gauge_signal("level"), alert("a", rises(NOW, against="1h"), on="gauge"), TRIPLED, "2h", "a", "5m30s"),
}


@pytest.mark.parametrize(("signal", "watcher", "happened", "lasts", "name", "fires"), FIRES.values(), ids=FIRES)
def test_when_an_alert_fires(
    signal: SignalIr, watcher: SloIr | AlertIr, happened: GivenIr, lasts: str, name: str, fires: str
) -> None:
    found = reaction(service(signal, watcher), incident(happened, lasts=lasts), name)
    assert found.periods[0].fires == Duration.parse(fires)
    assert found.at_most == Duration(Duration.parse(fires).milliseconds + 30_000)


def test_a_short_incident_is_not_true_for_long_enough() -> None:
    found = reaction(service(events_signal(), RATIO), incident(FIVE_PERCENT, lasts="1m"), "ratio")
    assert found.peak is not None
    assert found.peak.text == "is not true for all of its `for: 5m`"


def test_the_partition_of_the_group_answers() -> None:
    strict = alert_partition(above(measure("bad_ratio"), "0.001"), (("zone", "eu"),), for_=Duration(0))
    ratio = alert("ratio", above(measure("bad_ratio"), "0.5"), strict, by=("zone",))
    one = service(events_signal(by=by("zone")), ratio)
    assert reaction(one, incident(FIVE_PERCENT, group=(("zone", "eu"),)), "ratio").periods
    assert not reaction(one, incident(FIVE_PERCENT, group=(("zone", "us"),)), "ratio").periods


def test_alerts_on_other_signals_do_not_answer() -> None:
    one = service(events_signal(), HISTOGRAM, alert("slow", above(measure("p95"), "0.05"), on="duration"))
    assert answers(one, incident(FIVE_PERCENT)) == ()


@pytest.mark.parametrize(
    ("one", "happened", "name", "reason"),
    [
        (
            service(events_signal(), slo(), slo("journey", CompositeSli(MEMBERS, CompositeMode.WORST))),
            FIVE_PERCENT,
            "journey",
            "other members",
        ),
        (service(events_signal(), alert("odd", deviates(measure("rate")))), FIVE_PERCENT, "odd", "weeks before"),
        (
            service(gauge_signal("a * a"), alert("high", above(NOW, "3"), on="gauge")),
            given("gauge", "value", Quantity.parse("9")),
            "high",
            "labels that tests do not know",
        ),
        (
            service(events_signal(), alert("few", above(measure("rate"), "5"))),
            given("requests", "rate", Quantity.parse("7")),
            "few",
            "says nothing",
        ),
    ],
    ids=["a composite", "a band", "an expression", "a count"],
)
def test_what_no_model_knows_says_why(one: ServiceIr, happened: GivenIr, name: str, reason: str) -> None:
    found = {answer.name: answer for answer in answers(one, incident(happened))}[name]
    assert isinstance(found, Unmodelled)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("for_", "lasts", "at_most"), [("3m", "15m", "5m30s"), ("2m", "15m", "4m30s"), ("2m", "90s", None)]
)
def test_an_alarm_in_cloudwatch_asks_for_whole_periods(for_: str, lasts: str, at_most: str | None) -> None:
    slow = alert_partition(above(measure("p95", "1m"), "100"), for_=Duration.parse(for_))
    watched = alert("slow", None, slow, on="duration", store=Store.CLOUDWATCH)
    one = service(distribution_signal(unit=Unit.MILLISECONDS, alert_on=Store.CLOUDWATCH), watched)
    found = reaction(one, incident(SLOW, lasts=lasts), "slow")
    assert found.at_most == (None if at_most is None else Duration.parse(at_most))


def test_a_gauge_is_healthy_before_it_is_not() -> None:
    """Its usual value is on the right side of every limit that the service has."""
    one = service(gauge_signal("level"), slo("low", GaugeSli("gauge", Decimal(10), None, None), partition()))
    found = reaction(one, incident(given("gauge", "value", Quantity.parse("50")), lasts="30m"), "low/fast")
    assert found.periods
