"""What Pyrra calls the series that it records, and over which windows.

Facts of the names: the rules that Pyrra generates (package `slo`) and the dashboards among its examples.
"""

from fractions import Fraction

from slocompiler.values import Duration

OBJECTIVE = "pyrra_objective"
WINDOW = "pyrra_window"
AVAILABILITY = "pyrra_availability"
REQUESTS = "pyrra_requests:rate5m"
ERRORS = "pyrra_errors:rate5m"

#: What an evaluation counted, under the labels of Pyrra's series: the long windows are added up from these.
KEPT_EVENTS = "slo:pyrra_events:count"
KEPT_ERRORS = "slo:pyrra_errors:count"
KEPT_GOOD = "slo:pyrra_good:count"

_MINUTE = 60_000
_WEEK = Duration.of(days=7)
_YEAR = Duration.of(days=365)
#: Parts of an SLO's window that burn rates are recorded over: at 28 days 5m, 30m, 1h, 2h, 6h (twice), 1d and 4d.
_PARTS = (28 * 24 * 12, 28 * 24 * 2, 28 * 24, 28 * 12, 28 * 4, 28, 7)


def burn_rate_windows(window: Duration) -> list[Duration]:
    """Windows of the burn rates of an SLO over `window`, ascending; those of no length are left out."""
    return sorted({part for part in (part_of(window, share) for share in _PARTS) if part.milliseconds})


def part_of(window: Duration, share: int) -> Duration:
    """So many equal shares of a window, one of them, to whole minutes, halves up."""
    return rounded(Fraction(window.milliseconds, share))


def rounded(milliseconds: Fraction) -> Duration:
    return Duration(int(milliseconds / _MINUTE + Fraction(1, 2)) * _MINUTE)


def burn_rate_name(metric: str, window: Duration) -> str:
    """`http_requests:burnrate5m` of `http_requests_total`."""
    return f"{_trimmed(metric, '_total', '_count')}:burnrate{_text(window)}"


def increase_name(metric: str, window: Duration) -> str:
    """`http_requests:increase4w` of `http_requests_total`."""
    return f"{_trimmed(metric, '_total', '_count', '_bucket')}:increase{_text(window)}"


def count_name(metric: str, window: Duration) -> str:
    """`up:count4w`: samples of a boolean gauge."""
    return f"{metric}:count{_text(window)}"


def sum_name(metric: str, window: Duration) -> str:
    """`up:sum4w`: samples of a boolean gauge that are 1."""
    return f"{metric}:sum{_text(window)}"


def _trimmed(metric: str, *suffixes: str) -> str:
    for suffix in suffixes:
        metric = metric.removesuffix(suffix)
    return metric


def _text(window: Duration) -> str:
    """As Prometheus prints durations: whole years and weeks as such, `4w`, and what is neither in days, `30d`."""
    for unit, length in (("y", _YEAR), ("w", _WEEK)):
        if window.milliseconds % length.milliseconds == 0:
            return f"{window.milliseconds // length.milliseconds}{unit}"
    return str(window)
