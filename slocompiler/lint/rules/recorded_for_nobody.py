"""A name for Pyrra's series in an organization that does not record them."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.diagnostics.snippet_parts import ORGANIZATION, SERVICE
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span


def check(context: LintContext) -> Iterator[Diagnostic]:
    if context.compilation.organization.prometheus.pyrra_names:
        return
    for service in context.compilation.services:
        for slo in service.slos:
            if slo.recorded_as is not None:
                yield RULE.rule.at(
                    value_span(context, service, "slos", slo.name, "recorded_as"),
                    f"nothing is recorded as `{slo.recorded_as}`",
                    "write `prometheus: {recording_names: pyrra}` in the organization, or remove `recorded_as`",
                )


_SLO = "slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it, recorded_as: shop-requests}}\n"

RULE = LintRule(
    Rule(
        code="SLO614",
        name="recorded-for-nobody",
        severity=Severity.NOTE,
        summary="`recorded_as` names series of Pyrra, and the organization does not record these",
        why=(
            "`recorded_as` is the label `slo` of the series that Pyrra's pages and dashboards read. Without "
            "`recording_names: pyrra` there are no such series, and dashboards that wait for them stay empty."
        ),
        failing=ORGANIZATION + SERVICE + _SLO,
        passing=ORGANIZATION + "prometheus: {recording_names: pyrra}\n" + SERVICE + _SLO,
    ),
    check,
)
