"""Ratios that are quotients of two counters."""

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.signals import PrometheusRatioIr
from slocompiler.promql import Binary, VectorSelector, without_parens
from slocompiler.proof.rule_tests.forms.carriers import carrier, carrier_of
from slocompiler.proof.rule_tests.forms.events import Events, all_events, bad_events, input_labels, series_name
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.input_values import counter_values
from slocompiler.proof.rule_tests.timeline import Timeline


class RatioForm(Struct, frozen=True):
    """Bad events over all events, each a counter of its own; `weight`: a third counter that counts all events too."""

    bad: VectorSelector
    all: VectorSelector
    weight: VectorSelector | None

    @property
    def reads(self) -> tuple[VectorSelector, ...]:
        return (self.bad, self.all, *(() if self.weight is None else (self.weight,)))

    def series(self, group: Mapping[str, str], line: Timeline[Events], *, no_bad: bool = False) -> dict[str, str]:
        """The input of one group; without the bad ones there is no ratio, so they are never left out."""
        named = {read: series_name(read.metric or "", input_labels(read, group)) for read in self.reads}
        return {
            name: counter_values(line, bad_events if read == self.bad else all_events) for read, name in named.items()
        }


def ratio_form(source: PrometheusRatioIr, by: tuple[str, ...]) -> RatioForm:
    """Raises NotTestableError for a share that is not a quotient of sums over counters of different metrics."""
    expr = without_parens(source.bad.expr)
    bad = carrier_of(expr.lhs, by) if isinstance(expr, Binary) and expr.op == "/" else None
    every = carrier_of(expr.rhs, by) if isinstance(expr, Binary) and expr.op == "/" else None
    if bad is None or every is None or bad.metric == every.metric or None in (bad.metric, every.metric):
        raise NotTestableError(f"`{source.bad.text.strip()}` is not one counter divided by another")
    weight = None if source.weight is None else carrier(source.weight, by)
    if weight is not None and weight.metric == bad.metric:
        raise NotTestableError("the weight counts the bad events")
    return RatioForm(bad, every, weight)


def share_of(bad_and_all: tuple[Fraction, Fraction] | None) -> Fraction | None:
    """The quotient; None when there is none."""
    return None if bad_and_all is None or not bad_and_all[1] else bad_and_all[0] / bad_and_all[1]
