"""Counters that every service exports, read without saying whose."""

import re
from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusDistributionIr, PrometheusEventsIr, SignalIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import loaded
from slocompiler.load.loaded import Route
from slocompiler.load.yaml import ScalarNode
from slocompiler.promql import VectorSelector, without_parens

#: Names that client libraries, frameworks and meshes give to the requests of whatever they are built into.
_SHARED_NAMES = """
http_requests_total http_request_duration_seconds http_request_duration_seconds_count http_server_requests_total
http_server_requests_seconds http_server_requests_seconds_count http_server_request_duration_seconds
http_server_request_duration_seconds_count http_server_duration_milliseconds http_server_duration_milliseconds_count
grpc_server_handled_total grpc_server_started_total grpc_server_handling_seconds grpc_server_handling_seconds_count
rpc_server_duration_milliseconds rpc_server_duration_milliseconds_count istio_requests_total
istio_request_duration_milliseconds istio_request_duration_milliseconds_count nginx_ingress_controller_requests
traefik_service_requests_total traefik_service_request_duration_seconds
"""
_SHARED = frozenset(_SHARED_NAMES.split())
_NO_CONDITION = re.compile(r"\s*[\w:]+\s*(\{\s*\})?\s*")


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        for signal in service.signals:
            for metric, route in _names(signal) if not signal.by else ():
                node = loaded(context, service).node(*route) if metric in _SHARED else None
                if isinstance(node, ScalarNode) and _NO_CONDITION.fullmatch(node.text):
                    yield _finding(node, metric, service)


def _names(signal: SignalIr) -> Iterator[tuple[str | None, Route]]:
    """The metrics that are read as they are, and where they stand."""
    route: Route = ("signals", signal.name, signal.form.value, "prometheus")
    if isinstance(signal.prometheus, PrometheusDistributionIr):
        yield signal.prometheus.selector.metric, (*route, "histogram")
    elif isinstance(signal.prometheus, PrometheusEventsIr):
        for index, query in enumerate(signal.prometheus.total or ()):
            bare = without_parens(query.expr)
            yield bare.metric if isinstance(bare, VectorSelector) else None, (*route, "total", index)


def _finding(node: ScalarNode, metric: str | None, service: ServiceIr) -> Diagnostic:
    return RULE.rule.at(
        node.span,
        f"`{metric}` is a name that many services export, and nothing here says which one is meant",
        f'write whose it is: `{metric}{{job="{service.name}"}}`',
    )


RULE = LintRule(
    Rule(
        code="SLO512",
        name="unspecific-metric",
        severity=Severity.WARNING,
        summary="a signal reads a metric that every service exports, without a condition",
        why=(
            "`http_requests_total` belongs to whoever uses the same library. The day a second service is scraped, its "
            "requests count in this budget too: the large one hides the small one's outage, and the small one's "
            "owners are woken for the large one."
        ),
        failing="""\
signals:
  requests: {events: {prometheus: {total: http_requests_total, bad_where: 'code=~"5.."'}}}
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
