"""A failure that no alert is certain to notice, however long it lasts."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.missed_detections import help_words, missed_detections


def check(context: LintContext) -> Iterator[Diagnostic]:
    for missed in missed_detections(context, "UNNOTICED"):
        from slocompiler.proof.constraints.limits import failure_words, unnoticed_words

        detection = missed.detection
        reason = unnoticed_words(detection, missed.guard)
        message = f"{missed.subject} may never notice `{detection.name}` ({failure_words(detection)}): {reason}"
        yield missed.found(RULE.rule, message, help_words(missed))


RULE = LintRule(
    Rule(
        code="SLO452",
        name="failure-unnoticed",
        severity=Severity.ERROR,
        summary="no alert notices a failure that `detect` names",
        why=(
            "An alert fires when an error ratio is above its threshold. A failure below the lowest threshold of the "
            "policy, or with too few events at night for its guard, goes on for as long as it likes."
        ),
        failing="""\
slos:
  availability:
    objective: 99%
    signal: requests
    detect: {slow-burn: {bad_ratio: 1%, within: 1d}}
    runbook: fix-it
""",
        passing="""\
slos:
  availability:
    objective: 99.9%
    signal: requests
    detect: {slow-burn: {bad_ratio: 1%, within: 1d}}
    runbook: fix-it
""",
    ),
    check,
    needs_whole=True,
)
