"""A failure that is over before any alert is certain to fire."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.missed_detections import help_words, missed_detections


def check(context: LintContext) -> Iterator[Diagnostic]:
    for missed in missed_detections(context, "OVER"):
        from slocompiler.proof.constraints.limits import failure_words, limiting_words

        detection, alert = missed.detection, missed.miss.alert
        assert alert is not None, "an alert would fire"
        assert missed.miss.takes is not None, "and at some time"
        message = (
            f"`{detection.name}` ({failure_words(detection)}) is over before {missed.subject} is certain to notice it: "
            f"`{alert.entry}`, the first, needs up to {missed.miss.takes.rounded_up}: "
            f"{limiting_words(detection, alert, missed.guard)}"
        )
        yield missed.found(RULE.rule, message, help_words(missed))


RULE = LintRule(
    Rule(
        code="SLO453",
        name="failure-over-first",
        severity=Severity.ERROR,
        summary="a failure that `detect` names is over before any alert fires",
        why=(
            "Burn-rate alerts look at long windows, in which a short failure is a small share. Five per cent of "
            "errors for eight minutes are 0.67 % of an hour: below the usual threshold of a 99.95 % objective, so "
            "that no alert ever fires."
        ),
        failing="""\
slos:
  availability:
    objective: 99.95%
    signal: requests
    detect: {spot-cascade: {bad_ratio: 5%, lasts: 8m, within: 20m}}
    runbook: fix-it
""",
        passing="""\
slos:
  availability:
    objective: 99.95%
    signal: requests
    detect: {spot-cascade: {bad_ratio: 5%, lasts: 30m, within: 20m}}
    runbook: fix-it
""",
    ),
    check,
    needs_whole=True,
)
