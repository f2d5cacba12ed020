"""How windows are read must be what the Prometheus target emits."""

from decimal import Decimal

import pytest

from slocompiler.ir.slos import (
    CompositeMode,
    CompositeSli,
    DistributionSli,
    EventsSli,
    GaugeSli,
    NoData,
    RatioSli,
    SloIr,
    TimesliceSli,
)
from slocompiler.proof.detection import sli_shape as shapes
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.detection.sli_shape import Counting, SliShape, sli_shape
from slocompiler.queries.window import COUNT_WINDOW
from slocompiler.targets.prometheus import groups, windows
from slocompiler.values import Duration, Share
from tests.ir_builders import (
    distribution_signal,
    events_signal,
    facts,
    gauge_signal,
    part,
    ratio_signal,
    service,
    slo,
)

SIGNALS = (
    events_signal(),
    events_signal(
        total="count(max_over_time(up[$window]))", bad="count(max_over_time(up[$window]) < 1)", name="uneven"
    ),
    distribution_signal(),
    gauge_signal("up"),
    ratio_signal("sum(rate(failed_total[$window])) / sum(rate(all_total[$window]))"),
)
FIVE_MINUTES = Duration.parse("5m")
SHORT, LONG = Duration.parse("30m"), Duration.parse("6h")
SLICES = TimesliceSli(EventsSli("requests"), FIVE_MINUTES, Share.parse("95%"))


@pytest.mark.parametrize(
    ("promise", "raw"),
    [
        (slo(), (True, True, False)),
        (slo("latency", DistributionSli("duration", Decimal("0.03"), None)), (True, True, False)),
        (slo("ratio", RatioSli("ratio")), (True, True, False)),
        (slo("uneven", EventsSli("uneven")), (True, True, True)),
        (slo(masked=True), (True, False, False)),
        (slo("uneven", EventsSli("uneven"), masked=True), (True, False, False)),
        (slo(no_data=NoData.BAD), (True, False, False)),
        (slo("all", CompositeSli((part("svc", "a"),), CompositeMode.POOLED)), (True, False, False)),
        (slo("gauge", GaugeSli("gauge", None, Decimal("0.5"), None)), (False, False, False)),
        (slo("slices", SLICES), (False, False, False)),
    ],
)
def test_which_windows_are_read_from_the_raw_series(promise: SloIr, raw: tuple[bool, bool, bool]) -> None:
    shape = sli_shape(promise, service(*SIGNALS, promise))
    assert tuple(map(shape.is_raw, (FIVE_MINUTES, SHORT, LONG))) == raw


def test_what_is_counted() -> None:
    one = service(*SIGNALS)
    gauge = slo("gauge", GaugeSli("gauge", None, Decimal("0.5"), FIVE_MINUTES))
    assert sli_shape(gauge, one) == SliShape(Counting.MOMENTS, None, FIVE_MINUTES)
    assert sli_shape(slo("slices", SLICES), one) == SliShape(Counting.SLICES, None, FIVE_MINUTES, Decimal("0.05"))
    assert sli_shape(slo("all", CompositeSli((), CompositeMode.POOLED)), one).lag


def test_the_numbers_are_those_of_the_rules() -> None:
    assert shapes.COUNT_WINDOW == COUNT_WINDOW
    assert shapes.WEIGHTED_FROM == windows.DERIVED_FROM
    for interval in map(Duration.parse, ("15s", "60s", "2m")):
        known = facts(evaluation_interval=interval).prometheus
        assert recording_interval(known) == groups.recording_interval(interval)
