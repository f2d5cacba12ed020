"""Classic histograms: a counter for each bucket, one for all, and the sum."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.signals import PrometheusDistributionIr
from slocompiler.promql import VectorSelector
from slocompiler.proof.rule_tests.forms.distribution import Measurements, all_of, up_to
from slocompiler.proof.rule_tests.forms.events import input_labels, series_name
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.input_values import counter_values
from slocompiler.proof.rule_tests.timeline import Timeline
from slocompiler.queries.bucket_label import go_number


class ClassicForm(Struct, frozen=True):
    """A histogram with fixed boundaries. `limits`: the buckets that are written out; None: all, and the sum."""

    source: PrometheusDistributionIr
    facts: PrometheusFactsIr
    limits: tuple[Decimal, ...] | None = None

    @property
    def reads(self) -> tuple[VectorSelector, ...]:
        return (self.source.selector,)

    @property
    def boundaries(self) -> tuple[Fraction, ...]:
        return tuple(map(Fraction, self.source.boundaries or ()))

    def series(self, group: Mapping[str, str], line: Timeline[Measurements], *, no_bad: bool = False) -> dict[str, str]:
        """The input of one group; every bucket is there from the beginning, so `no_bad` changes nothing."""
        limits = (self.source.boundaries or ()) if self.limits is None else self.limits
        buckets = tuple((self._le(limit), limit) for limit in limits)
        named = _named(self.source.selector, buckets, tuple(group.items()), is_whole=self.limits is None)
        return {name: counter_values(line, added) for name, added in named}

    def _le(self, boundary: Decimal) -> str:
        """The boundary as Prometheus 3 stores it, or as Prometheus 2 does where the rules know only that."""
        plain = go_number(boundary)
        is_short = "." in plain or "e" in plain
        return plain if is_short or not self.facts.le_prometheus3 else f"{plain}.0"


@lru_cache(maxsize=64)
def _named(
    found: VectorSelector, buckets: tuple[tuple[str, Decimal], ...], group: tuple[tuple[str, str], ...], is_whole: bool
) -> tuple[tuple[str, Callable[[Measurements], int]], ...]:
    """Series and what each of them counts; `is_whole`: with the last bucket and the sum. Every test has the same."""
    labels, metric = input_labels(found, dict(group)), found.metric
    named = [(series_name(f"{metric}_bucket", {**labels, "le": le}), up_to(Fraction(limit))) for le, limit in buckets]
    named.append((series_name(f"{metric}_count", labels), all_of))
    if is_whole:
        named.append((series_name(f"{metric}_bucket", {**labels, "le": "+Inf"}), all_of))
        named.append((series_name(f"{metric}_sum", labels), whole_sum))
    return tuple(named)


def whole_sum(level: Measurements) -> int:
    """The sum of the measurements, which levels are chosen to make whole."""
    assert level.sum.denominator == 1, "counts are chosen so"
    return int(level.sum)


def classic_quantile(
    windows: Windows[Measurements], boundaries: Iterable[Fraction], quantile: Fraction, window: int, moment: int
) -> Fraction | None:
    """`histogram_quantile` of a window: linear within a bucket, the last boundary for what lies beyond it.

    None where it is NaN or absent. Source: `BucketQuantile` in promql/quantile.go of Prometheus 3.
    """
    every = windows.increase("all", all_of, window, moment)
    if every is None or not every.doubled:
        return None
    rank, below, counted = quantile * every.doubled, Fraction(0), 0
    for boundary in boundaries:
        found = windows.increase(f"le {boundary}", up_to(boundary), window, moment)
        assert found is not None, "the buckets are as old as the count"
        if found.doubled >= rank:
            if boundary <= 0:
                return boundary
            return below + (boundary - below) * Fraction(rank - counted) / (found.doubled - counted)
        below, counted = boundary, found.doubled
    return below
