"""A range that holds fewer than two samples."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.promql import Call, Expr, MatrixSelector
from slocompiler.promql.functions import COUNTER_FUNCTIONS, GAUGE_FUNCTIONS
from slocompiler.values import Duration

_NEED_TWO = COUNTER_FUNCTIONS | GAUGE_FUNCTIONS


def check(context: LintContext) -> Iterator[Diagnostic]:
    facts = _stated_facts(context)
    for found in context.queries if facts is not None else ():
        for node in found.nodes:
            length = _length(node)
            if (
                facts is not None
                and length is not None
                and length.milliseconds < 2 * facts.scrape_interval.milliseconds
            ):
                yield RULE.rule.at(
                    value_span(context, found.service, *found.route),
                    f"`{_range(node)}` does not always hold two samples: a scrape comes every {facts.scrape_interval}",
                    f"write `[{Duration(4 * facts.scrape_interval.milliseconds)}]` or more, which survives a missed "
                    "scrape or two",
                )


def _stated_facts(context: LintContext) -> PrometheusFactsIr | None:
    """None where nobody says how often Prometheus scrapes: 30s is a guess then."""
    organization = context.workspace.organization
    stated = organization.spec.prometheus if organization else None
    if stated is None or stated.scrape_interval is None:
        return None
    return context.compilation.organization.prometheus


def _length(node: Expr) -> Duration | None:
    if isinstance(node, Call) and node.function in _NEED_TWO and node.args and isinstance(node.args[0], MatrixSelector):
        length = node.args[0].range
        return length if isinstance(length, Duration) else None
    return None


def _range(node: Expr) -> str:
    assert isinstance(node, Call)
    argument = node.args[0]
    assert isinstance(argument, MatrixSelector)
    return f"{node.function}({argument.selector.metric or '...'}[{argument.range}])"


RULE = LintRule(
    Rule(
        code="SLO520",
        name="range-too-short",
        severity=Severity.ERROR,
        summary="rate, increase or deriv looks back over less than two scrapes",
        why=(
            "With one sample there is no rate, and without a value there is no alert. Whether a short range holds two "
            "depends on when the scrape happens to come: the alert that was tried by hand stays silent after the next "
            "restart of Prometheus, and is never missed."
        ),
        failing="""\
alerts:
  errors: {promql: 'sum(rate(login_errors_total{job="login"}[30s])) > 10', severity: P1, runbook: fix-it}
""",
        passing="""\
alerts:
  errors: {promql: 'sum(rate(login_errors_total{job="login"}[2m])) > 10', severity: P1, runbook: fix-it}
""",
    ),
    check,
)
