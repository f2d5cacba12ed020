"""Conditions on a label that no series meets."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity, SourceSpan
from slocompiler.ir.signals import PrometheusDistributionIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.matcher_places import matcher_span
from slocompiler.lint.places import value_span
from slocompiler.lint.spec_queries import SpecQuery
from slocompiler.promql import Matcher, VectorSelector, print_matcher
from slocompiler.promql.selector_sets import contradiction


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        for node in found.nodes:
            if not isinstance(node, VectorSelector):
                continue
            matchers = contradiction(node)
            # What total contradicts itself in, bad repeats: it is total with more conditions.
            if matchers and not (found.key == "bad_where" and _is_of_total(context, found, matchers)):
                yield RULE.rule.at(_place(context, found, matchers), _message(node, matchers), _HELP)
    yield from _of_histograms(context)


def _of_histograms(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        for signal in service.signals:
            if isinstance(signal.prometheus, PrometheusDistributionIr):
                selector = signal.prometheus.selector
                matchers = contradiction(selector)
                if matchers:
                    span = value_span(
                        context, service, "signals", signal.name, "distribution", "prometheus", "histogram"
                    )
                    yield RULE.rule.at(span, _message(selector, matchers), _HELP)


def _is_of_total(context: LintContext, found: SpecQuery, matchers: tuple[Matcher, ...]) -> bool:
    return any(
        other.key == "total" and other.signal is found.signal and set(matchers) <= set(node.matchers)
        for other in context.queries
        for node in other.nodes
        if isinstance(node, VectorSelector)
    )


def _place(context: LintContext, found: SpecQuery, matchers: tuple[Matcher, ...]) -> SourceSpan:
    """The last of the conditions that has a place of its own: the others may be the environment's, or total's."""
    places = [matcher_span(context, found, matcher) for matcher in matchers]
    whole = value_span(context, found.service, *found.route)
    return max((place for place in places if place != whole), default=whole)


def _message(selector: VectorSelector, matchers: tuple[Matcher, ...]) -> str:
    both = " and ".join(f"`{print_matcher(matcher)}`" for matcher in matchers)
    return f"no series of `{selector.metric}` meets {both}" if selector.metric else f"no series meets {both}"


_HELP = "leave one out; the environment's matchers and those of `total` are added to yours"

RULE = LintRule(
    Rule(
        code="SLO513",
        name="contradictory-matchers",
        severity=Severity.ERROR,
        summary="a selector has conditions on one label that no value meets together",
        why=(
            "Such a selector reads nothing, at all times. As bad events that is a perfect SLO through every outage; as "
            "all events it is an SLO without data. Most often the condition of `bad_where` stands in `total` already, "
            "or a staging matcher was left in a query that production adds its own to."
        ),
        failing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="login", code="200"}', bad_where: 'code=~"5.."'}}}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="login"}', bad_where: 'code=~"5.."'}}}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
