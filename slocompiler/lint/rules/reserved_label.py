"""A label of the user's own under a name that the rules need."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity, SourceSpan
from slocompiler.ir.service import ServiceIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import key_span

#: Labels that every generated alert carries; routes and inhibition depend on their values.
RESERVED = frozenset(
    {"alertname", "service", "slo", "team", "tier", "severity", "environment", "page", "long", "short", "burn"}
)


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service in context.compilation.services:
        for label, span in _labels(context, service):
            if label in RESERVED:
                yield RULE.rule.at(
                    span,
                    f"label `{label}` is set by the compiler on every alert",
                    f"choose another name, such as `our_{label}`",
                )


def _labels(context: LintContext, service: ServiceIr) -> Iterator[tuple[str, SourceSpan]]:
    for label in service.labels:
        yield label, key_span(context, service, "labels", label)
    for kind, nodes in (("slos", service.slos), ("alerts", service.alerts)):
        for node in nodes:
            for partition in node.partitions:
                for label in partition.labels:
                    yield label, key_span(context, service, kind, node.name, "labels", label)


RULE = LintRule(
    Rule(
        code="SLO608",
        name="reserved-label",
        severity=Severity.ERROR,
        summary="a static label has the name of a label that the compiler sets",
        why=(
            "Routes, inhibition and dashboards tell alerts apart by service, severity, page and the like. A "
            "static label of the same name would send the page somewhere else, or nowhere."
        ),
        failing="""\
labels: {severity: high}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
labels: {importance: high}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
