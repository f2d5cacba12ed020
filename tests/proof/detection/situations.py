"""Any alert in any scenario that the model knows, for hypothesis."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st
from msgspec.structs import replace

from slocompiler.ir.slos import BurnAlertIr
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.scenario import Birth, Scenario
from slocompiler.proof.detection.sli_shape import Counting, SliShape
from slocompiler.values import Duration, Rate
from tests.proof.burn_entries import entry, facts, while_burning

SHAPES = (
    SliShape(),
    SliShape(raw_below=None),
    SliShape(raw_below=Duration.of(minutes=20)),
    SliShape(raw_below=Duration.of(days=9)),
    SliShape(Counting.MOMENTS, None),
    SliShape(Counting.MOMENTS, None, Duration.of(minutes=4)),
    SliShape(Counting.SLICES, None, Duration.of(minutes=3), Decimal("0.05")),
)
_WINDOWS = (("1h", "5m"), ("30m", "10m"), ("20m", "310s"), ("90m", "30m"), ("7m", "65s"))
_RATIOS = ("1", "0.5", "0.05", "0.0317", "0.0123", "0.002")


@st.composite
def alerts(draw: st.DrawFn) -> BurnAlertIr:
    long, short = draw(st.sampled_from(_WINDOWS))
    threshold = draw(st.sampled_from(["0.0072", "0.003", "0.0123", "0.05", "0.0217003"]))
    alert = entry(
        threshold,
        long,
        short,
        draw(st.sampled_from(["0s", "2m", "130s", "15m"])),
        draw(st.sampled_from(["0s", "5m", "310s"])),
    )
    if draw(st.booleans()):
        alert = while_burning(alert, draw(st.sampled_from(["5m", "10m"])))
    return replace(alert, min_failures=draw(st.sampled_from([0, 0, 5])))


@st.composite
def scenarios(draw: st.DrawFn, known: DetectionFacts) -> Scenario:
    birth = draw(st.sampled_from([Birth.LONG_AGO, Birth.LONG_AGO, Birth.AT_ZERO, Birth.WITH_FIRST_ERROR]))
    traffic = draw(st.sampled_from([None, None, None, "1/m", "7/m", "12/h", "3/s", "40/s"]))
    history = draw(st.none() | st.integers(1, 4000))
    lasts = draw(st.none() | st.integers(1, 4000))
    baseline = (
        draw(st.sampled_from(["0", "0.0001", "0.002", "0.004"])) if birth is Birth.LONG_AGO and not traffic else "0"
    )
    return Scenario(
        bad_ratio=Fraction(draw(st.sampled_from(_RATIOS))),
        baseline=Fraction(baseline),
        lasts=None if lasts is None else Duration.of(seconds=lasts),
        traffic=None if traffic is None else Rate.parse(traffic),
        history=None if history is None else Duration.of(seconds=history),
        since_scrape=Duration(draw(st.integers(0, known.scrape.milliseconds - 1))),
        until_evaluation=Duration(draw(st.integers(0, known.interval.milliseconds - 1))),
        birth=birth,
    )


@st.composite
def deployments(draw: st.DrawFn) -> DetectionFacts:
    """Scrapes and evaluations at several distances, one a multiple of the other or not."""
    scrape, interval = draw(st.sampled_from([(10, 20), (15, 15), (15, 60), (30, 30), (30, 20), (60, 30), (7, 45)]))
    return facts(f"{scrape}s", f"{interval}s", draw(st.sampled_from(SHAPES)))
