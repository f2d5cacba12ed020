"""An automation that calls what AWS does not have."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.automations import automations
from slocompiler.lint.lint_rule import LintContext, LintRule


def check(context: LintContext) -> Iterator[Diagnostic]:
    for automation in automations(context):
        # Models are large: they are read only where there is an automation.
        from slocompiler.aws.service_model import ModelProblem, operation

        for call in automation.calls:
            found = operation(call.service, call.operation)
            if isinstance(found, ModelProblem):
                yield RULE.rule.at(automation.value(context, *call.route, "aws"), found.message, found.help)


RULE = LintRule(
    Rule(
        code="SLO551",
        name="unknown-aws-action",
        severity=Severity.ERROR,
        summary="a runbook's automation names a service or an operation that AWS does not have",
        why=(
            "An automation is started in the middle of an incident, mostly for the first time. What it calls is "
            "therefore looked up in AWS's own models when the spec is compiled."
        ),
        failing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it:
    title: Fix it
    steps: [{do: Add nodes}]
    automate:
      aws: eks:UpdateNodeGroupConfig
      with: {clusterName: main, nodegroupName: spare, scalingConfig: {desiredSize: 5}}
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
