"""A failure that an alert notices, and later than was demanded."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.missed_detections import help_words, missed_detections


def check(context: LintContext) -> Iterator[Diagnostic]:
    for missed in missed_detections(context, "LATE"):
        from slocompiler.proof.constraints.limits import failure_words, limiting_words

        detection, alert = missed.detection, missed.miss.alert
        assert alert is not None, "an alert fires"
        assert missed.miss.takes is not None, "and at some time"
        takes = missed.miss.takes.rounded_up
        message = (
            f"{missed.subject} notices `{detection.name}` ({failure_words(detection)}) after up to {takes}, not within "
            f"{detection.within}: `{alert.entry}` takes {limiting_words(detection, alert, missed.guard)}"
        )
        yield missed.found(RULE.rule, message, help_words(missed))


RULE = LintRule(
    Rule(
        code="SLO451",
        name="noticed-too-late",
        severity=Severity.ERROR,
        summary="a failure is noticed later than `detect` demands",
        why=(
            "The demand says how long a failure may go unnoticed. Windows, `for`, scrapes and evaluations add up to "
            "when the first alert fires, wherever between scrapes the failure begins. If that is later, the promise "
            "of the spec is not kept, and nobody would know before the failure happens."
        ),
        failing="""\
slos:
  availability:
    objective: 99.9%
    signal: requests
    detect: {total-outage: {bad_ratio: 100%, within: 3m}}
    runbook: fix-it
""",
        passing="""\
slos:
  availability:
    objective: 99.9%
    signal: requests
    detect: {total-outage: {bad_ratio: 100%, within: 5m}}
    runbook: fix-it
""",
    ),
    check,
    needs_whole=True,
)
