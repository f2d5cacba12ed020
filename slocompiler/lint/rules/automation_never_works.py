"""An automation with a value that AWS's model allows and AWS refuses."""

from collections.abc import Iterator

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.automations import Automation, automations, texts_within
from slocompiler.lint.known_orders import out_of_order
from slocompiler.lint.lint_rule import LintContext, LintRule


class KnownBad(Struct, frozen=True):
    """A value of a parameter that no operation of a service with such a name accepts."""

    service: str
    operation: str
    parameter: str
    value: str
    reason: str
    help: str


#: From the documentation of the operations; their models allow all of it.
KNOWN_BAD = (
    KnownBad(
        "lambda",
        "ProvisionedConcurrencyConfig",
        "Qualifier",
        "$LATEST",
        "provisioned concurrency needs a published version or an alias",
        "name a version or an alias; functions of Lambda@Edge have no provisioned concurrency at all",
    ),
)


def check(context: LintContext) -> Iterator[Diagnostic]:
    for automation in automations(context):
        yield from _known_bad(context, automation)
        yield from _out_of_order(context, automation)
        yield from _variables(context, automation)


def _known_bad(context: LintContext, automation: Automation) -> Iterator[Diagnostic]:
    action = automation.action
    for bad in KNOWN_BAD:
        is_meant = action.service == bad.service and action.operation.endswith(bad.operation)
        if is_meant and str(action.parameters.get(bad.parameter)) == bad.value:
            message = f"AWS refuses `{bad.value}` here: {bad.reason}"
            yield RULE.rule.at(automation.value(context, "with", bad.parameter), message, bad.help)


def _out_of_order(context: LintContext, automation: Automation) -> Iterator[Diagnostic]:
    """What the model refuses already is no matter of order."""
    from slocompiler.aws.strict_walk import violations

    done = automation.calls[0]
    problems = list(out_of_order(done.service, done.operation, done.parameters))
    refused = violations(done.service, done.operation, done.parameters) if problems else ()
    for problem in problems if refused == () else ():
        yield RULE.rule.at(automation.value(context, "with", *problem.path), problem.message, problem.help)


def _variables(context: LintContext, automation: Automation) -> Iterator[Diagnostic]:
    """Systems Manager puts a variable of its own where a text has two braces, and knows none of that name."""
    for call in automation.calls:
        for path, text in texts_within(call.parameters):
            if "{{" in text:
                message = "AWS refuses this: in an automation `{{` begins the name of a variable"
                help = "write the text without `{{`; `{region}` and `{account}` stand for where it runs"
                yield RULE.rule.at(automation.value(context, *call.route, "with", *path), message, help)


RULE = LintRule(
    Rule(
        code="SLO553",
        name="aws-action-never-works",
        severity=Severity.ERROR,
        summary="a runbook's automation has a value that AWS never accepts",
        why=(
            "Some values pass every check of shape and are refused all the same. The runbook that doubled the "
            "provisioned concurrency of `$LATEST` during a cold-start storm failed each time it was needed."
        ),
        failing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it:
    title: Fix it
    steps: [{do: Keep more instances warm}]
    automate:
      aws: lambda:PutProvisionedConcurrencyConfig
      with: {FunctionName: login, Qualifier: $LATEST, ProvisionedConcurrentExecutions: 10}
""",
        passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it:
    title: Fix it
    steps: [{do: Keep more instances warm}]
    automate:
      aws: lambda:PutProvisionedConcurrencyConfig
      with: {FunctionName: login, Qualifier: live, ProvisionedConcurrentExecutions: 10}
""",
    ),
    check,
)
