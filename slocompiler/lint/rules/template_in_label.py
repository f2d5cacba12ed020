"""A template in a label, where it is no template."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.written_texts import written_texts


def check(context: LintContext) -> Iterator[Diagnostic]:
    for document in context.workspace.services:
        for found in written_texts(document, "labels"):
            if "{{" in found.text and "}}" in found.text:
                yield RULE.rule.at(
                    document.span(*found.route),
                    f"the label `{found.route[-1]}` is sent as it stands here, braces and all",
                    "put what changes into `annotations`; a label of the series is on the alert anyway, by `by`",
                )


RULE = LintRule(
    Rule(
        code="SLO608",
        name="template-in-label",
        severity=Severity.WARNING,
        summary="a label of an SLO or an alert holds a template",
        why=(
            "Labels say which alert this is. One that holds `{{ $value }}` would be another alert at each evaluation: "
            "its `for` starts anew every time, so that it never fires, or it notifies every half minute. Labels are "
            "therefore taken literally, and a route that waits for the filled-in value waits for ever."
        ),
        failing="""\
alerts:
  errors:
    signal: requests
    when: {bad_ratio: {above: 1%}}
    severity: P1
    runbook: fix-it
    labels: {ratio: "{{ $value }}"}
""",
        passing="""\
alerts:
  errors:
    signal: requests
    when: {bad_ratio: {above: 1%}}
    severity: P1
    runbook: fix-it
    annotations: {ratio: "{{ $value }}"}
""",
    ),
    check,
)
