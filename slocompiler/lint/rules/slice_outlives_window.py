"""Slices of time that are longer than the window which must end an alert."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.slos import GaugeSli, TimesliceSli
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import value_span
from slocompiler.lint.walk import burn_alerts


def check(context: LintContext) -> Iterator[Diagnostic]:
    for service, slo, _, entry in burn_alerts(context.compilation):
        every = slo.sli.every if isinstance(slo.sli, GaugeSli | TimesliceSli) else None
        if every is not None and every > entry.short:
            yield RULE.rule.at(
                value_span(context, service, "slos", slo.name, "timeslices"),
                f"a slice of `{slo.name}` is {every} long, and entry `{entry.entry}` has a short window of "
                f"{entry.short}: after a failure of any length that window is full of bad slices for {every}",
                f"make slices no longer than {entry.short}, or choose a policy with longer short windows",
                (RelatedSpan(entry.span, f"the entry `{entry.entry}`"),),
            )
            break


RULE = LintRule(
    Rule(
        code="SLO457",
        name="slice-outlives-window",
        severity=Severity.ERROR,
        summary="a time slice is longer than a short window of the burn-rate policy",
        why=(
            "A slice is bad as a whole, and is counted at every evaluation for as long as it is. A short window that "
            "is shorter holds nothing else: one bad moment sets it off, and it says nothing about whether the failure "
            "goes on, which is all it is there for."
        ),
        failing="""\
signals:
  queue:
    unit: count
    gauge: {prometheus: {value: max(queue_length)}}
slos:
  short-queue:
    {objective: 99%, signal: queue, good: {below: 100}, timeslices: {every: 10m}, runbook: fix-it}
""",
        passing="""\
signals:
  queue:
    unit: count
    gauge: {prometheus: {value: max(queue_length)}}
slos:
  short-queue:
    {objective: 99%, signal: queue, good: {below: 100}, timeslices: {every: 5m}, runbook: fix-it}
""",
    ),
    check,
    needs_whole=True,
)
