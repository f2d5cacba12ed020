"""An alert that stays on for longer after a failure than was demanded."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.missed_detections import help_words, missed_detections


def check(context: LintContext) -> Iterator[Diagnostic]:
    for missed in missed_detections(context, "LOUD"):
        from slocompiler.proof.constraints.limits import failure_words

        detection, alert, takes = missed.detection, missed.miss.alert, missed.miss.takes
        assert alert is not None, "an alert fires"
        after = "for ever" if takes is None else f"for up to {takes.rounded_up}"
        message = (
            f"`{alert.entry}` of {missed.subject} stays on {after} after `{detection.name}` "
            f"({failure_words(detection)}), not {detection.resets_within}: its short window is {alert.short}, and it "
            f"is kept firing for {alert.keep_firing_for}"
        )
        yield missed.found(RULE.rule, message, help_words(missed))


RULE = LintRule(
    Rule(
        code="SLO454",
        name="quiet-too-late",
        severity=Severity.ERROR,
        summary="an alert stays on for longer after a failure than `resets_within` demands",
        why=(
            "An alert that goes on long after recovery keeps people looking for what is over. Its short window has to "
            "lose the failure, and `keep_firing_for` comes on top."
        ),
        failing="""\
slos:
  availability:
    objective: 99.9%
    signal: requests
    detect: {total-outage: {bad_ratio: 100%, within: 5m, resets_within: 10m}}
    runbook: fix-it
""",
        passing="""\
slos:
  availability:
    objective: 99.9%
    signal: requests
    detect: {total-outage: {bad_ratio: 100%, within: 5m, resets_within: 25m}}
    runbook: fix-it
""",
    ),
    check,
    needs_whole=True,
)
