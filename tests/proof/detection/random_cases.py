"""Random failures, and the same failures as rules and series for promtool, written here and not by the compiler."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr, StillBurningIr
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.scenario import Birth, Scenario
from slocompiler.proof.detection.sli_shape import Counting, SliShape
from slocompiler.values import Duration, Rate
from tests.proof.burn_entries import entry, facts

#: Long and short window; 310 s is a multiple of no scrape interval but 10 s.
_WINDOWS = (("30m", "5m"), ("1h", "5m"), ("20m", "310s"), ("40m", "10m"), ("1h", "30m"), ("2h", "30m"))
_OUTAGES = ("90s", "4m", "7m", "11m", "21m", "45m", "55m")
_ONLY_WEIGHTED = SliShape(raw_below=None)
_MIXED = SliShape(raw_below=Duration.of(minutes=30))


class Case(Struct, frozen=True):
    """An alert, the facts it depends on, and a failure; series and recordings begin `scenario.history` before it.

    `form`: how bad events are told from others: `events`, `distribution` or `ratio`.
    """

    alert: BurnAlertIr
    facts: DetectionFacts
    scenario: Scenario
    form: str = "events"

    @property
    def outage_starts(self) -> int:
        """Seconds after the beginning of the series."""
        assert self.scenario.history is not None
        return self.scenario.history.whole_seconds


def random_cases(random: Random, scrape: int, interval: int, count: int) -> Iterator[Case]:
    """Cases that one promtool test can run together: one scrape and one evaluation interval, in seconds."""
    for number in range(count):
        yield _random_case(random, scrape, interval, number)


def random_form_cases(random: Random, scrape: int, interval: int, count: int) -> Iterator[Case]:
    """The same for the other forms of SLI: gauges, time slices, distributions and ratios, at ample traffic."""
    for number in range(count):
        yield _random_form_case(random, scrape, interval, number)


def _random_form_case(random: Random, scrape: int, interval: int, number: int) -> Case:
    case = _random_case(random, scrape, interval, number)
    alert = replace(case.alert, min_failures=random.choice((0, 0, 5)))
    scenario = replace(case.scenario, traffic=None, birth=Birth.LONG_AGO)
    kind = random.choice(("moments", "slots", "slices", "distribution", "ratio"))
    if kind in ("moments", "slots"):
        every = None if kind == "moments" else Duration.of(minutes=random.choice((2, 5)))
        share = Fraction(random.choice((1, 2, 5, 10, 10)), 10)
        shape = SliShape(Counting.MOMENTS, None, every)
        return Case(
            replace(alert, min_failures=0),
            replace(case.facts, shape=shape),
            replace(scenario, bad_ratio=share, baseline=Fraction(0)),
        )
    if kind == "slices":
        shape = SliShape(Counting.SLICES, None, Duration.of(minutes=random.choice((2, 5))), Decimal("0.0503"))
        return Case(alert, replace(case.facts, shape=shape), scenario)
    return Case(replace(alert, min_failures=0), case.facts, scenario, kind)


def _random_case(random: Random, scrape: int, interval: int, number: int) -> Case:
    traffic = random.choice((None, None, None, "1/m", "7/m", "3/s"))
    shape = random.choice((SliShape(), _MIXED, _ONLY_WEIGHTED))
    known = facts(f"{scrape}s", f"{interval}s", shape)
    history = random.randrange(2, 3000 // scrape) * scrape + random.choice((0, 0, random.randrange(scrape)))
    lasts = random.choice(_OUTAGES if traffic else (*_OUTAGES, None))
    birth = random.choice((Birth.LONG_AGO, Birth.LONG_AGO, Birth.AT_ZERO, Birth.WITH_FIRST_ERROR))
    has_baseline = birth is Birth.LONG_AGO and traffic is None
    scenario = Scenario(
        bad_ratio=Fraction(random.choice(("1", "1", "0.5", "0.2", "0.1", "0.05", "0.0317", "0.0123"))),
        baseline=Fraction(random.choice(("0", "0.0001", "0.0007", "0.002")) if has_baseline else "0"),
        lasts=None if lasts is None else Duration.parse(lasts),
        traffic=None if traffic is None else Rate.parse(traffic),
        history=Duration(history * 1000),
        since_scrape=Duration(history % scrape * 1000),
        until_evaluation=Duration(-history % interval * 1000),
        birth=birth,
    )
    return Case(_random_alert(random, number, traffic), known, scenario)


def _random_alert(random: Random, number: int, traffic: str | None) -> BurnAlertIr:
    long, short = random.choice(_WINDOWS)
    for_ = random.choice(("0s", "2m", "130s", "5m", "10m"))
    keep = random.choice(("0s", "0s", "300s", "310s"))
    threshold = random.choice(("0.0072013", "0.0030017", "0.0100019", "0.0217003"))
    alert = replace(entry(threshold, long, short, for_, keep), alert_name=f"Case{number}")
    if random.random() < 0.4:
        still = StillBurningIr(Duration.parse(random.choice(("5m", "10m"))), Decimal("0.0011003"))
        alert = replace(alert, still_burning=still)
    return replace(alert, min_failures=random.choice((0, 5)) if traffic else 0)
