"""Native histograms: one series whose samples are histograms, in promtool's notation.

Buckets of schema 0: bucket i holds what is above 2^(i-1) and at most 2^i.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.signals import PrometheusDistributionIr
from slocompiler.promql import VectorSelector
from slocompiler.proof.rule_tests.forms.distribution import Measurements, all_of
from slocompiler.proof.rule_tests.forms.events import input_labels, series_name
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.input_values import GONE, START, exact_text
from slocompiler.proof.rule_tests.timeline import Timeline


class NativeForm(Struct, frozen=True):
    """A native histogram. Measured values are above 0."""

    source: PrometheusDistributionIr

    @property
    def reads(self) -> tuple[VectorSelector, ...]:
        return (self.source.selector,)

    def series(self, group: Mapping[str, str], line: Timeline[Measurements], *, no_bad: bool = False) -> dict[str, str]:
        """The input of one group: a single series."""
        labels = input_labels(self.source.selector, group)
        return {series_name(self.source.selector.metric or "", labels): " ".join(_samples(line))}


def bucket_of(value: Fraction) -> int:
    """The bucket that holds a value."""
    index = 0
    while value > Fraction(2) ** index:
        index += 1
    while value <= Fraction(2) ** (index - 1):
        index -= 1
    return index


def _samples(line: Timeline[Measurements]) -> Iterator[str]:
    levels = [stretch.level for stretch in line.stretches if stretch.level is not None]
    used = sorted({bucket_of(value) for level in levels for value, _ in level.counts})
    places = range(used[0], used[-1] + 1)
    held = [START] * len(places)
    total = Fraction(0)
    yield _histogram(held, total, used[0])
    for stretch in line.stretches:
        if stretch.level is None:
            yield GONE
            return
        added = [sum(n for value, n in stretch.level.counts if bucket_of(value) == place) for place in places]
        kept = [0] * len(held) if stretch.restarts else held
        first = _histogram(_plus(kept, added, 1), total + stretch.level.sum, used[0])
        step = _histogram(added, stretch.level.sum, used[0])
        yield first if stretch.scrapes == 1 else f"{first}+{step}x{stretch.scrapes - 1}"
        held = _plus(kept, added, stretch.scrapes)
        total += stretch.level.sum * stretch.scrapes


def _plus(held: Sequence[int], added: Sequence[int], times: int) -> list[int]:
    return [count + more * times for count, more in zip(held, added, strict=True)]


def _histogram(counts: Sequence[int], total: Fraction, offset: int) -> str:
    buckets = " ".join(map(str, counts))
    return f"{{{{schema:0 sum:{exact_text(total)} count:{sum(counts)} buckets:[{buckets}] offset:{offset}}}}}"


def native_bucket(
    windows: Windows[Measurements], quantile: Fraction, window: int, moment: int
) -> tuple[Fraction, Fraction] | None:
    """Between which values `histogram_quantile` of a window lies; None where it is NaN or absent."""
    found = _place(windows, quantile, window, moment)
    return None if found is None else (Fraction(2) ** (found[0] - 1), Fraction(2) ** found[0])


def native_quantile(
    windows: Windows[Measurements], quantile: Fraction, window: int, moment: int
) -> tuple[Fraction, Fraction] | None:
    """`histogram_quantile` of a window, twice: exponential within its bucket, and as exact as a float."""
    found = _place(windows, quantile, window, moment)
    if found is None:
        return None
    value = Fraction(2.0 ** (found[0] - 1 + float(found[1])))
    return value, value


def _place(windows: Windows[Measurements], quantile: Fraction, window: int, moment: int) -> tuple[int, Fraction] | None:
    """The bucket of a quantile, and how far into it the quantile lies.

    Source: `HistogramQuantile` in promql/quantile.go of Prometheus 3, which looks from the nearer end.
    """
    every = windows.increase("all", all_of, window, moment)
    if every is None or not every.doubled:
        return None
    values = {value for stretch in windows.line.stretches if stretch.level for value, _ in stretch.level.counts}
    indices = sorted({bucket_of(value) for value in values}, reverse=quantile >= Fraction(1, 2))
    rank = (quantile if quantile < Fraction(1, 2) else 1 - quantile) * every.doubled
    counted, held, index = 0, 0, indices[0]
    for index in indices:
        held = _in_bucket(windows, index, window, moment)
        counted += held
        if counted >= rank and counted:
            break
    beyond = counted - rank if quantile >= Fraction(1, 2) else rank - (counted - held)
    return index, beyond / held


def _in_bucket(windows: Windows[Measurements], index: int, window: int, moment: int) -> int:
    def added(level: Measurements) -> int:
        return sum(count for value, count in level.counts if bucket_of(value) == index)

    found = windows.increase(f"bucket {index}", added, window, moment)
    return 0 if found is None else found.doubled
