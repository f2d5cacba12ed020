"""Input for generated rules: series that every selector of a service's signals finds, with groups and instances."""

from collections.abc import Iterable, Iterator
from itertools import product

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    SignalIr,
)
from slocompiler.promql import Expr, Matcher, VectorSelector, selectors
from slocompiler.values import print_number

STEPS = 80
_GROUPS = ("eu-central-1", 'quo"te', "back\\slash")
#: A text for each regular expression that the strategies use.
_MATCHING = {"5..": "500", "GET|PUT": "GET", "api|web": "api", "1..": "200", "test-.*": "prod"}
_COUNTER = f"10000000+30x{STEPS}"
_GAUGE = f"0.5x{STEPS}"
_NATIVE = f"{{{{schema:0 sum:90 count:30 buckets:[10 10 10]}}}}+{{{{schema:0 sum:9 count:3 buckets:[1 1 1]}}}}x{STEPS}"


def series_of(service: ServiceIr) -> dict[str, str]:
    """Series by their name with labels, with promtool's notation for their values."""
    return {name: values for signal in service.signals for name, values in _of_signal(signal)}


def _of_signal(signal: SignalIr) -> Iterator[tuple[str, str]]:
    by = tuple(label.source for label in signal.by)
    match signal.prometheus:
        case PrometheusEventsIr(total, bad, good):
            queries = (*(total or ()), *(bad or ()), *(good or ()))
            yield from _of_expressions((query.expr for query in queries), by, _COUNTER)
        case PrometheusRatioIr(bad_query, weight):
            yield from _of_expressions((query.expr for query in (bad_query, weight) if query), by, _COUNTER)
        case PrometheusGaugeIr(query):
            yield from _of_expressions([query.expr], by, _GAUGE)
        case PrometheusDistributionIr(selector, None):
            yield from _named(selector, selector.metric or "", by, _NATIVE)
        case PrometheusDistributionIr(selector, boundaries):
            for place, boundary in enumerate([*map(print_number, boundaries or ()), "+Inf"], start=1):
                yield from _named(
                    selector, f"{selector.metric}_bucket", by, f"1000000+{place}x{STEPS}", f'le="{boundary}"'
                )
            for part in ("count", "sum"):
                yield from _named(selector, f"{selector.metric}_{part}", by, _COUNTER)


def _of_expressions(expressions: Iterable[Expr], by: tuple[str, ...], values: str) -> Iterator[tuple[str, str]]:
    for expr in expressions:
        for selector in selectors(expr):
            yield from _named(selector, selector.metric or "", by, values)


def _named(
    selector: VectorSelector, metric: str, by: tuple[str, ...], values: str, *more: str
) -> Iterator[tuple[str, str]]:
    """One series a group and instance."""
    fixed = {matcher.label: _accepted(matcher) for matcher in selector.matchers}
    free = [label for label in by if label not in fixed]
    for chosen in product(_GROUPS, repeat=len(free)):
        for instance in ("a", "b"):
            labels = {**fixed, **dict(zip(free, chosen, strict=True)), "instance": instance}
            text = ",".join([*(f'{label}="{_escaped(value)}"' for label, value in labels.items() if value), *more])
            yield f"{metric}{{{text}}}", values


def _accepted(matcher: Matcher) -> str:
    """A value that the matcher lets pass."""
    if matcher.op == "=":
        return matcher.value
    return _MATCHING[matcher.value] if "~" in matcher.op else f"not-{matcher.value}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
