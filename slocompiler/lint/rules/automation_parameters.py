"""An automation with parameters that its operation does not take."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.automations import Automation, Call, automations
from slocompiler.lint.lint_rule import LintContext, LintRule


def check(context: LintContext) -> Iterator[Diagnostic]:
    for automation in automations(context):
        for call in automation.calls:
            yield from _parameters(context, automation, call)


def _parameters(context: LintContext, automation: Automation, call: Call) -> Iterator[Diagnostic]:
    from slocompiler.aws.service_model import ModelProblem
    from slocompiler.aws.strict_walk import violations
    from slocompiler.aws.violation import ViolationKind

    found = violations(call.service, call.operation, call.parameters)
    for violation in () if isinstance(found, ModelProblem) else found:
        is_key = violation.kind is ViolationKind.UNKNOWN_KEY
        place = automation.key if is_key else automation.value
        message = f"{call.service}:{call.operation} refuses this: {violation.message}"
        yield RULE.rule.at(place(context, *call.route, "with", *violation.path), message, violation.help)


RULE = LintRule(
    Rule(
        code="SLO552",
        name="wrong-aws-parameter",
        severity=Severity.ERROR,
        summary="a runbook's automation has parameters that its operation refuses",
        why=(
            "Names, types, required parameters, limits, patterns and words of every operation stand in AWS's own "
            "models. A misspelt one is refused by the API at the worst of times, or not noticed at all."
        ),
        failing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it:
    title: Fix it
    steps: [{do: Add nodes}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with: {clusterName: main, nodegroupName: spare, scalingConfig: {desiredSice: 5}}
""",
        passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it:
    title: Fix it
    steps: [{do: Add nodes}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with: {clusterName: main, nodegroupName: spare, scalingConfig: {desiredSize: 5}}
""",
    ),
    check,
)
