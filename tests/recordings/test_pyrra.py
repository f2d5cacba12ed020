"""Names that Pyrra gives to what it records."""

import pytest

from slocompiler.ir.pyrra_name import pyrra_name
from slocompiler.recordings import pyrra
from slocompiler.values import Duration
from tests.ir_builders import slo


@pytest.mark.parametrize(
    ("window", "printed"),
    [
        *(("5m", "5m"), ("90m", "1h30m"), ("1d", "1d"), ("7d", "1w"), ("14d", "2w")),
        *(("28d", "4w"), ("30d", "30d"), ("84d", "12w"), ("365d", "1y"), ("366d", "366d")),
    ],
)
def test_durations_are_printed_as_by_prometheus(window: str, printed: str) -> None:
    assert pyrra.count_name("up", Duration.parse(window)) == f"up:count{printed}"


@pytest.mark.parametrize(
    ("metric", "increase", "burn_rate"),
    [
        ("http_requests_total", "http_requests:increase4w", "http_requests:burnrate5m"),
        ("lat_seconds_count", "lat_seconds:increase4w", "lat_seconds:burnrate5m"),
        ("lat_seconds_bucket", "lat_seconds:increase4w", "lat_seconds_bucket:burnrate5m"),
        ("job:requests", "job:requests:increase4w", "job:requests:burnrate5m"),
    ],
)
def test_suffixes_are_left_out(metric: str, increase: str, burn_rate: str) -> None:
    assert pyrra.increase_name(metric, Duration.of(days=28)) == increase
    assert pyrra.burn_rate_name(metric, Duration.of(minutes=5)) == burn_rate


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("28d", "5m 30m 1h 2h 6h 1d 4d"),
        ("14d", "3m 15m 30m 1h 3h 12h 2d"),
        ("84d", "15m 1h30m 3h 6h 18h 3d 12d"),
        ("1h", "1m 2m 9m"),
    ],
)
def test_burn_rates_are_over_parts_of_the_window(window: str, expected: str) -> None:
    assert " ".join(map(str, pyrra.burn_rate_windows(Duration.parse(window)))) == expected


@pytest.mark.parametrize(
    ("service", "name", "recorded_as", "expected"),
    [
        ("shop", "availability", None, "shop-availability"),
        ("shop", "shop-errors", None, "shop-errors"),
        ("shop", "shop", None, "shop"),
        ("shop", "shopping", None, "shop-shopping"),
        ("shop", "availability", "errors.shop", "errors.shop"),
    ],
)
def test_the_name_of_an_slo(service: str, name: str, recorded_as: str | None, expected: str) -> None:
    assert pyrra_name(service, slo(name, recorded_as=recorded_as)) == expected
