"""How many traces are recorded: the numbers of a month against an independent computation."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slocompiler.cost.sampling import percent, request_rate, trace_estimate, traced_callers
from slocompiler.cost.tracing_cost import dollars, started_traces, tracing_bill
from slocompiler.ir.slos import DistributionSli
from slocompiler.ir.tracing import TracingIr
from slocompiler.values import Rate
from tests.cost.traced import keep, rule, traced, tracing, traffic
from tests.ir_builders import compilation, distribution_signal, events_signal, gauge_signal, partition, service, slo

SEED = tracing(rule("100%"), keep=keep("100%", "100ms", "10%", ("1%", "5%")))


def test_600_a_second_at_15_point_4_percent_is_1197_dollars() -> None:
    requests = 600 * 60 * 60 * 24 * 30
    recorded = requests * Decimal("0.01") + requests * Decimal("0.05") + requests * Decimal("0.94") * Decimal("0.1")
    assert (requests, recorded) == (1_555_200_000, Decimal("239500800"))
    cost = (recorded - 100_000) * 5 / 1_000_000
    assert cost == Decimal("1197.004")

    built = compilation(traced(SEED))
    (traces,) = started_traces(built)
    assert traces.estimate.monthly == recorded
    assert (traces.estimate.rate, percent(traces.estimate.rate)) == (Fraction(154, 1000), "15.4 %")
    assert tracing_bill((traces,)).total == Fraction(cost)
    assert dollars(Fraction(cost)) == "$1,197.00"


#: What it shows, the tracing of a service with 600 requests a second, traces recorded a second.
RECORDED: list[tuple[str, TracingIr, str]] = [
    ("a rate", tracing(rule("10%")), "60"),
    ("nothing", tracing(rule("0%")), "0"),
    ("a reservoir and a rate", tracing(rule("10%", reservoir=Rate.parse("100/s"))), "150"),
    ("a reservoir in each Region", tracing(rule("10%", reservoir=Rate.parse("100/s")), regions=("a", "b", "c")), "330"),
    ("a reservoir above the traffic", tracing(rule("10%", reservoir=Rate.parse("1000/s"))), "600"),
    ("more than all", tracing(rule("150%")), "600"),
    ("X-Ray's own rule", tracing(), "30.95"),
    ("X-Ray's own rule in two Regions", tracing(regions=("a", "b")), "31.9"),
    ("a narrow rule of unknown traffic", tracing(rule("100%", "a", path="/a"), rule("10%")), "60"),
    ("a narrow rule", tracing(rule("100%", "a", path="/a", traffic=Rate.parse("100/s")), rule("10%")), "150"),
    ("a narrow rule for more than there is", tracing(rule("50%", "a", path="/a", traffic=Rate.parse("900/s"))), "300"),
    ("a narrow rule and none else", tracing(rule("100%", "a", path="/a", traffic=Rate.parse("200/s"))), "220.95"),
    ("half of the failures", tracing(rule("100%"), keep=keep("50%", None, "0%", ("10%", None))), "30"),
    ("failures no less than others", tracing(rule("100%"), keep=keep("5%", None, "20%", ("10%", None))), "120"),
    ("slow ones", tracing(rule("100%"), keep=keep(None, "1s", "0%", (None, "2%"))), "12"),
    ("all others", tracing(rule("100%"), keep=keep(None, None, "25%")), "150"),
    ("behind a head of a half", tracing(rule("50%"), keep=keep(None, None, "10%")), "30"),
]  # fmt: skip


@pytest.mark.parametrize(("built", "expected"), [case[1:] for case in RECORDED], ids=[case[0] for case in RECORDED])
def test_traces_recorded_a_second(built: TracingIr, expected: str) -> None:
    estimate = trace_estimate(traced(built))
    assert estimate is not None
    assert estimate.recorded == Fraction(expected)


@given(st.integers(0, 100), st.integers(0, 500), st.integers(1, 2000))
def test_rate_and_reservoir_by_counting_requests(percent_: int, reservoir: int, requests: int) -> None:
    """One second, request by request: the first ones from the reservoir, the others by the rate."""
    built = tracing(rule(f"{percent_}%", reservoir=Rate.parse(f"{reservoir}/s")))
    estimate = trace_estimate(traced(built, f"{requests}/s"))
    assert estimate is not None
    assert estimate.recorded == sum(Fraction(1) if n < reservoir else Fraction(percent_, 100) for n in range(requests))


def test_traffic_is_that_of_the_busiest_events() -> None:
    parts = [
        events_signal(name="all", traffic=traffic("10/s")),
        events_signal(name="some", traffic=traffic("3/s")),
        distribution_signal(traffic=traffic("99/s")),
    ]
    assert request_rate(service(*parts)) == 10
    assert request_rate(service(parts[2], gauge_signal("x"))) == 99
    assert request_rate(service(gauge_signal("x"))) is None


def test_without_traffic_or_tracing_there_is_no_estimate() -> None:
    assert trace_estimate(traced(SEED, None)) is None
    assert trace_estimate(traced(None)) is None


def test_shares_are_what_objectives_allow() -> None:
    """99.95 % leave 0.05 % to fail; 99 % below 30 ms leave at most 1 % above 100 ms."""
    fast = slo("latency", DistributionSli("duration", Decimal("0.03"), None), partition("99%"))
    built = tracing(rule("100%"), keep=keep("100%", "100ms"))
    estimate = trace_estimate(traced(built, "600/s", slo(), fast, distribution_signal()))
    assert estimate is not None
    assert estimate.rate == Fraction("0.0105")
    assert [text.split(":")[0] for text in estimate.assumptions] == [
        "0.05 % of the traces fail",
        "1 % of the traces take longer than 100ms",
    ]


def test_shares_that_nothing_says_are_assumed() -> None:
    slower = slo("latency", DistributionSli("duration", Decimal("0.3"), None), partition("99%"))
    built = tracing(rule("100%"), keep=keep("100%", "100ms"))
    estimate = trace_estimate(traced(built, "600/s", slower, distribution_signal()))
    assert estimate is not None
    assert estimate.rate == Fraction("0.06")
    assert all("no SLO says how many" in text for text in estimate.assumptions)


def test_what_is_stated_needs_no_assumption() -> None:
    estimate = trace_estimate(traced(SEED))
    assert estimate is not None
    assert estimate.assumptions == ()


def test_a_service_that_traced_ones_call_begins_no_trace() -> None:
    front = traced(tracing(rule("10%")), name="front", depends_on=("svc",))
    built = compilation(front, traced(SEED))
    assert [traces.service.name for traces in started_traces(built)] == ["front"]
    assert [caller.name for caller in traced_callers(built.services[1], built)] == ["front"]


def test_services_of_one_account_share_its_free_tier() -> None:
    services = [traced(tracing(rule("100%")), "1/s", name=name, account="1") for name in ("a", "b")]
    bill = tracing_bill(started_traces(compilation(*services)))
    assert bill.total == Fraction(2 * 2_592_000 - 100_000) * 5 / 1_000_000
    assert bill.services[0].total == bill.services[1].total
    apart = [traced(tracing(rule("100%")), "1/s", name=name, account=name) for name in ("a", "b")]
    assert bill.total - tracing_bill(started_traces(compilation(*apart))).total == Fraction("0.5")
