"""Which series a signal needs in a test, and what each of them counts."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.signals import PrometheusDistributionIr, PrometheusEventsIr, QueryIr
from slocompiler.ir.slos import DistributionSli
from slocompiler.promql import Matcher, VectorSelector, print_expr, selector, without_parens
from slocompiler.proof.rule_tests.matching_labels import labels_apart, labels_for, matches
from slocompiler.values import print_number


class Role(Enum):
    ALL = "all events"
    GOOD = "good events"
    BAD = "bad events"


class InputSeries(Struct, frozen=True):
    """A series as promtool names it, `req_total{code="500"}`, and what it counts."""

    name: str
    role: Role


class NotTestableError(Exception):
    """No series can be made up for it; the text says why."""


def event_series(source: PrometheusEventsIr, fixed: Mapping[str, str]) -> tuple[InputSeries, ...]:
    """Series for counters of events, with the labels in `fixed`; raises NotTestableError.

    A bad (or good) series that the total finds too is a part of it, and the other part gets a series of its own.
    """
    total, bad, good = (_first_selector(queries) for queries in (source.total, source.bad, source.good))
    if total is None and bad is not None and good is not None:
        return _series(good, Role.GOOD, fixed), _series(bad, Role.BAD, fixed)
    part, role = (bad, Role.BAD) if bad is not None else (good, Role.GOOD)
    if total is None or part is None:
        raise NotTestableError("it does not tell bad events from good ones")
    inner = _labels(part, fixed)
    if part.metric != total.metric or not matches(inner, total.matchers):
        return InputSeries(_name(total, _labels(total, fixed)), Role.ALL), InputSeries(_name(part, inner), role)
    outer = labels_apart(total, part, fixed)
    if outer is None:
        raise NotTestableError(f"no series is found by `{print_expr(total)}` and not by `{print_expr(part)}`")
    rest = Role.GOOD if role is Role.BAD else Role.BAD
    return InputSeries(_name(total, outer), rest), InputSeries(_name(part, inner), role)


def distribution_series(
    source: PrometheusDistributionIr, sli: DistributionSli, facts: PrometheusFactsIr, fixed: Mapping[str, str]
) -> tuple[InputSeries, ...]:
    """The count and the one bucket of a classic histogram that an SLI reads; raises NotTestableError."""
    limit = sli.below if sli.above is None else sli.above
    if source.boundaries is None or limit is None:
        raise NotTestableError("native histograms are not written as test series")
    labels = _labels(source.selector, fixed)
    bucket = {**labels, "le": _le(limit, facts)}
    metric = source.selector.metric
    role = Role.GOOD if sli.above is None else Role.BAD
    return (
        InputSeries(_named(f"{metric}_count", labels), Role.ALL),
        InputSeries(_named(f"{metric}_bucket", bucket), role),
    )


def _le(boundary: Decimal, facts: PrometheusFactsIr) -> str:
    """The boundary as Prometheus 3 stores it, or as Prometheus 2 does; both print numbers of ordinary size in full."""
    if boundary and not -4 <= boundary.adjusted() <= 5:
        raise NotTestableError(f"the boundary {boundary} is stored with an exponent")
    plain = print_number(boundary)
    return plain if "." in plain or not facts.le_prometheus3 else f"{plain}.0"


def _first_selector(queries: tuple[QueryIr, ...] | None) -> VectorSelector | None:
    """The selector that gets all the traffic; further queries of the sum have no series in a test."""
    if not queries:
        return None
    bare = without_parens(queries[0].expr)
    if not isinstance(bare, VectorSelector) or bare.metric is None:
        raise NotTestableError(f"`{queries[0].text}` is more than a selector")
    return bare


def all_selectors(source: PrometheusEventsIr | PrometheusDistributionIr) -> Iterator[VectorSelector]:
    """Every bare selector that a source reads."""
    if isinstance(source, PrometheusDistributionIr):
        yield source.selector
        return
    for queries in (source.total, source.bad, source.good):
        for query in queries or ():
            bare = without_parens(query.expr)
            if isinstance(bare, VectorSelector):
                yield bare


def _series(found: VectorSelector, role: Role, fixed: Mapping[str, str]) -> InputSeries:
    return InputSeries(_name(found, _labels(found, fixed)), role)


def _labels(found: VectorSelector, fixed: Mapping[str, str]) -> dict[str, str]:
    labels = labels_for(found, fixed)
    if labels is None:
        raise NotTestableError(f"no labels are found for `{print_expr(found)}`")
    return labels


def _name(found: VectorSelector, labels: Mapping[str, str]) -> str:
    assert found.metric is not None, "checked when the selector was taken"
    return _named(found.metric, labels)


def _named(metric: str, labels: Mapping[str, str]) -> str:
    return print_expr(selector(metric, tuple(Matcher(label, "=", value) for label, value in labels.items())))
