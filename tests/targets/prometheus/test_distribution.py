"""Histograms through promtool: both spellings of `le`, no lie about a missing boundary, native histograms."""

from decimal import Decimal
from pathlib import Path

import pytest

from slocompiler.ir.slos import DistributionSli
from tests.ir_builders import FAST_ONLY, by, distribution_signal, partition, service, slo
from tests.targets.prometheus.promtool_case import PromtoolCase, counter

FAST = partition("99%", policy=FAST_ONLY)
BELOW_1S = DistributionSli("duration", Decimal(1), None)


def classic(sli: DistributionSli, series: dict[str, str]) -> PromtoolCase:
    return PromtoolCase.of(service(distribution_signal(), slo("latency", sli, FAST)), series)


@pytest.mark.parametrize("le", ["1", "1.0"])
def test_a_whole_boundary_is_found_in_both_spellings(le: str, tmp_path: Path) -> None:
    case = classic(
        BELOW_1S, {'lat_count{job="svc"}': counter(100, 240), f'lat_bucket{{job="svc",le="{le}"}}': counter(90, 240)}
    )
    for window in ("5m", "1h", "30d"):
        case.value("100m", f"sum(slo:sli_error:ratio_rate{window})", 0.1)
    case.run(tmp_path)


def test_a_missing_boundary_is_no_data_instead_of_a_perfect_slo(tmp_path: Path) -> None:
    case = classic(
        BELOW_1S, {'lat_count{job="svc"}': counter(100, 240), 'lat_bucket{job="svc",le="2.5"}': counter(90, 240)}
    )
    for window in ("5m", "1h", "30d"):
        case.value("100m", f"sum(slo:sli_error:ratio_rate{window})", None)
    case.run(tmp_path)


def test_good_above_counts_the_bucket_as_bad(tmp_path: Path) -> None:
    case = classic(
        DistributionSli("duration", None, Decimal("0.03")),
        {'lat_count{job="svc"}': counter(100, 240), 'lat_bucket{job="svc",le="0.03"}': counter(20, 240)},
    )
    for window in ("5m", "1h"):
        case.value("100m", f"sum(slo:sli_error:ratio_rate{window})", 0.2)
    case.run(tmp_path)


def test_a_native_histogram_counts_and_an_idle_one_is_0_and_never_nan(tmp_path: Path) -> None:
    """Schema 0: the second bucket ends at 2. Of 10 measurements a step, 8 are up to 1 and 2 above."""
    busy = "{{schema:0 count:10 sum:10 buckets:[8 2]}}+{{schema:0 count:10 sum:10 buckets:[8 2]}}x240"
    idle = "{{schema:0 count:10 sum:10 buckets:[8 2]}}x240"
    signal = distribution_signal(boundaries=None, by=by("region"))
    case = PromtoolCase.of(
        service(signal, slo("latency", BELOW_1S, FAST, by=("region",))),
        {'lat{job="svc",region="busy"}': busy, 'lat{job="svc",region="idle"}': idle},
    )
    for window in ("5m", "1h", "30d"):
        case.value("100m", f"sum by (region) (slo:sli_error:ratio_rate{window})", {'{region="busy"}': 0.2})
    case.value("100m", "sum by (region) (slo:sli_errors:count)", {'{region="busy"}': 2, '{region="idle"}': 0})
    case.run(tmp_path)


def test_a_missing_native_histogram_is_absent(tmp_path: Path) -> None:
    case = PromtoolCase.of(
        service(distribution_signal(boundaries=None), slo("latency", BELOW_1S, FAST)), {"other": "1x100"}
    )
    case.value("20m", "slo:sli_errors:count", None)
    case.run(tmp_path)
