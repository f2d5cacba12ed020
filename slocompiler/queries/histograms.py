"""Histograms as expressions: all measurements, those up to a boundary, quantiles, means."""

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.signals import PrometheusDistributionIr
from slocompiler.promql import Call, MatrixSelector, print_expr, with_matchers
from slocompiler.queries.aggregation import Grouping
from slocompiler.queries.bucket_label import bucket_matcher
from slocompiler.values import Duration, print_number


class Histogram(Struct, frozen=True):
    """A histogram of a signal, classic or native. Every text it gives can stand beside any operator."""

    source: PrometheusDistributionIr
    grouping: Grouping
    facts: PrometheusFactsIr

    @property
    def is_native(self) -> bool:
        return self.source.boundaries is None

    def count(self, window: Duration) -> str:
        """Measurements per second."""
        return f"histogram_count({self.native(window)})" if self.is_native else self._rate("_count", window)

    def up_to(self, boundary: Decimal, window: Duration) -> str:
        """Measurements per second at or under a boundary of a classic histogram."""
        return self._rate("_bucket", window, boundary=boundary)

    def share_up_to(self, threshold: Decimal, window: Duration) -> str:
        """Share of the measurements of a native histogram at or under a threshold; NaN when there are none.

        The range starts at -Inf, so that a measurement of 0 is under the threshold.
        """
        return f"histogram_fraction(-Inf, {print_number(threshold)}, {self.native(window)})"

    def quantile(self, quantile: Decimal, window: Duration) -> str:
        """The quantile (0.95); NaN when there are no measurements."""
        buckets = self.native(window) if self.is_native else self._rate("_bucket", window, "le")
        return f"histogram_quantile({print_number(quantile)}, {buckets})"

    def mean(self, window: Duration) -> str:
        """The mean; NaN or absent when there are no measurements."""
        if self.is_native:
            return f"histogram_avg({self.native(window)})"
        return f"({self._rate('_sum', window)} / ({self._rate('_count', window)} > 0))"

    def native(self, window: Duration) -> str:
        """The native histogram itself, per second."""
        return self._rate("", window)

    def _rate(self, suffix: str, window: Duration, *more_labels: str, boundary: Decimal | None = None) -> str:
        selector = replace(self.source.selector, metric=f"{self.source.selector.metric}{suffix}")
        if boundary is not None:
            selector = with_matchers(selector, (bucket_matcher(boundary, self.facts),))  # type: ignore[assignment]
        rate = Call("rate", (MatrixSelector(self.grouping.select(selector), window),))
        return print_expr(self.grouping.aggregate("sum", rate, *more_labels))
