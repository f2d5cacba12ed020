"""Drops, rises and bands through promtool."""

import math
import random
from pathlib import Path

import pytest

from slocompiler.targets.prometheus.signal_alerts import band
from slocompiler.values import Duration
from tests.ir_builders import alert, deviates, drops, events_signal, gauge_signal, measure, rises, service
from tests.targets.prometheus.promtool_case import PromtoolCase, counter, only, rules_of

DROP = service(events_signal(), alert("drop", drops(measure("rate"))))
REQUESTS = 'req_total{job="svc",code="200"}'


def test_a_drop_fires_when_traffic_halves_and_while_it_stays_away(tmp_path: Path) -> None:
    """30 an evaluation for two hours, a third of it after that. Half an hour ago counts as before."""
    case = PromtoolCase.of(DROP, {REQUESTS: counter(30, 239, (10, 60))})
    case.fires_from_to("SvcDrop", silent=["100m", "121m"], firing=["132m", "145m"])
    case.run(tmp_path)


def test_a_drop_fires_when_the_series_vanish(tmp_path: Path) -> None:
    case = PromtoolCase.of(DROP, {REQUESTS: counter(30, 239)})
    case.fires_from_to("SvcDrop", silent=["119m"], firing=["135m", "170m"])
    case.run(tmp_path)


def test_small_numbers_are_no_baseline(tmp_path: Path) -> None:
    """40 events per 5m, then none: with fewer than 50, chance alone halves them every night."""
    case = PromtoolCase.of(DROP, {REQUESTS: counter(4, 239, (0, 60))})
    case.fires_from_to("SvcDrop", silent=["135m", "145m"], firing=[])
    case.run(tmp_path)


def test_the_median_forgives_the_end_of_a_campaign(tmp_path: Path) -> None:
    """One hour ago there was three times as much, a day and a week ago as much as now. The values are given."""
    rules = only(rules_of(DROP), "slo:signal:baseline", "SvcDrop")
    labels = '{service="svc",signal="requests",alert="drop"}'
    usual, campaign, steps = "1x", "3x", 8 * 24
    values = f"{usual}{steps - 2} {campaign}1 {usual}4"
    case = PromtoolCase(rules, {f"slo:signal:value{labels}": values}, interval="1h")
    case.value(f"{steps}h", "sum(slo:signal:baseline)", 1)
    case.value(f"{steps + 1}h", "sum(slo:signal:baseline)", 1)
    case.firing(f"{steps + 1}h", "SvcDrop", 0)
    case.run(tmp_path)


def test_a_rise_against_one_moment_fires_above_its_share_only(tmp_path: Path) -> None:
    spike = alert("spike", rises(measure("value", None), "100%", "15m"), on="gauge")
    case = PromtoolCase.of(service(gauge_signal("sum(replicas)"), spike), {"replicas": "4x59 9x120"})
    case.fires_from_to("SvcSpike", silent=["29m", "50m"], firing=["36m", "44m"])
    case.run(tmp_path)
    gentle = PromtoolCase.of(service(gauge_signal("sum(replicas)"), spike), {"replicas": "4x59 7x120"})
    gentle.fires_from_to("SvcSpike", silent=["36m", "44m"], firing=[])
    gentle.run(tmp_path)


def test_a_band_follows_the_week_and_finds_what_leaves_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Five weeks of a daily rhythm with noise, one value per half an hour; then a quarter more for two hours.

    The values are given instead of recorded, and the band is made for one value per half an hour.
    """
    monkeypatch.setattr(band, "BAND_INTERVAL", Duration.of(minutes=30))
    odd = alert("odd", deviates(measure("rate")))
    rules = only(rules_of(service(events_signal(), odd)), *(f"slo:signal:{name}" for name in _BAND), "SvcOdd")
    labels = '{service="svc",signal="requests",alert="odd"}'
    noise = random.Random(7)
    day = [round(1000 + 600 * math.sin(2 * math.pi * step / 48)) for step in range(48)]
    values = [day[step % 48] * noise.gauss(1, 0.02) for step in range(36 * 48)]
    values[35 * 48 + 20 : 35 * 48 + 24] = [value * 1.25 for value in values[35 * 48 + 20 : 35 * 48 + 24]]
    series = {f"slo:signal:value{labels}": " ".join(str(round(value)) for value in values)}
    case = PromtoolCase(rules, series, interval="30m")
    start = 35 * 24 * 60 + 20 * 30
    case.fires_from_to("SvcOdd", silent=[f"{start - 60}m"], firing=[f"{start + 60}m"])
    case.fires_from_to("SvcOdd", silent=[f"{start + 240}m", f"{27 * 24}h"], firing=[])
    case.value(f"{start - 60}m", "count(slo:signal:upper > slo:signal:value > slo:signal:lower)", 1)
    case.run(tmp_path)


_BAND = ("season", "expected", "relative", "upper", "lower")
