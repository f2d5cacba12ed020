"""A condition of an automation that changes something, or asks for what no answer has."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.automation import steps_of
from slocompiler.ir.runbooks import OnlyIfIr
from slocompiler.lint.automations import Automation, automations
from slocompiler.lint.lint_rule import LintContext, LintRule

_READING = ("Describe", "Get", "List", "Head", "Lookup", "Search", "BatchGet")
_SCALARS = ("string", "boolean", "integer", "long", "float", "double")


def check(context: LintContext) -> Iterator[Diagnostic]:
    for automation in automations(context):
        if automation.action.only_if is not None:
            yield from _findings(context, automation, automation.action.only_if)


def _findings(context: LintContext, automation: Automation, first: OnlyIfIr) -> Iterator[Diagnostic]:
    from slocompiler.aws.answer import NoSuchPropertyError, property_shape
    from slocompiler.aws.service_model import ModelProblem, operation

    found = operation(first.service, first.operation)
    if isinstance(found, ModelProblem):
        return
    if not first.operation.startswith(_READING):
        message = f"`{first.operation}` may change something, and this is asked in a dry run too"
        yield RULE.rule.at(
            automation.value(context, "only_if", "aws"), message, "ask with an operation that only reads"
        )
        return
    place = automation.value(context, "only_if", "property")
    try:
        shape = property_shape(found, steps_of(first.property))
    except NoSuchPropertyError as problem:
        yield RULE.rule.at(place, problem.message, problem.help)
        return
    if shape.type not in _SCALARS:
        message, help = f"`{first.property}` is a {shape.type}", "name a text, a number or a boolean in it"
        yield RULE.rule.at(place, message, help)
    for index, value in enumerate(first.values if shape.enum else ()):
        if value not in shape.enum:
            message = f"`{first.property}` is never `{value}`"
            help = f"accepted: {', '.join(f'`{word}`' for word in shape.enum)}"
            yield RULE.rule.at(automation.value(context, "only_if", "is", index), message, help)


_SNIPPET = """\
slos:
  availability: {{objective: 99.9%, signal: requests, runbook: fix-it}}
runbooks:
  fix-it:
    title: Fix it
    steps: [{{do: Add nodes}}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with: {{clusterName: main, nodegroupName: spare, scalingConfig: {{desiredSize: 5}}}}
      only_if:
        aws: eks:DescribeNodegroup
        with: {{clusterName: main, nodegroupName: spare}}
        property: {property}
        is: [ACTIVE]
"""

RULE = LintRule(
    Rule(
        code="SLO557",
        name="condition-cannot-hold",
        severity=Severity.ERROR,
        summary="a runbook's automation waits for what AWS never answers, or asks by changing things",
        why=(
            "A condition is asked first, in a dry run too, so it must only read; and a misspelt property is never what "
            "it should be, so that the automation stops each time it is needed. The model of the operation knows both."
        ),
        failing=_SNIPPET.format(property="nodegroup.state"),
        passing=_SNIPPET.format(property="nodegroup.status"),
    ),
    check,
)
