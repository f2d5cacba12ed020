"""An automation with a value that AWS's model allows and AWS refuses."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.automations import Automation, automations
from slocompiler.lint.lint_rule import LintContext, LintRule


class KnownBad(Struct, frozen=True):
    """A value of a parameter that no operation of a service with such a name accepts."""

    service: str
    operation: str
    parameter: str
    value: str
    reason: str
    help: str


class KnownOrder(Struct, frozen=True):
    """Parameters, in the mapping that `within` leads to, of which none may exceed a later one."""

    service: str
    operation: str
    within: tuple[str, ...]
    ascending: tuple[str, ...]


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
KNOWN_ORDER = (
    KnownOrder("eks", "UpdateNodegroupConfig", ("scalingConfig",), ("minSize", "desiredSize", "maxSize")),
    KnownOrder("autoscaling", "UpdateAutoScalingGroup", (), ("MinSize", "DesiredCapacity", "MaxSize")),
    KnownOrder("application-autoscaling", "RegisterScalableTarget", (), ("MinCapacity", "MaxCapacity")),
)


def check(context: LintContext) -> Iterator[Diagnostic]:
    for automation in automations(context):
        yield from _known_bad(context, automation)
        yield from _out_of_order(context, automation)


def _known_bad(context: LintContext, automation: Automation) -> Iterator[Diagnostic]:
    action = automation.action
    for bad in KNOWN_BAD:
        is_meant = action.service == bad.service and action.operation.endswith(bad.operation)
        if is_meant and str(action.parameters.get(bad.parameter)) == bad.value:
            message = f"AWS refuses `{bad.value}` here: {bad.reason}"
            yield RULE.rule.at(automation.value(context, "with", bad.parameter), message, bad.help)


def _out_of_order(context: LintContext, automation: Automation) -> Iterator[Diagnostic]:
    action = automation.action
    for order in KNOWN_ORDER:
        if (action.service, action.operation) == (order.service, order.operation):
            values = _within(action.parameters, order.within)
            given = [(name, values[name]) for name in order.ascending if isinstance(values.get(name), int)]
            for (lower, low), (higher, high) in pairwise(given):
                if low > high:
                    place = automation.value(context, "with", *order.within, lower)
                    message = f"AWS refuses `{lower}` {low} above `{higher}` {high}"
                    yield RULE.rule.at(place, message, f"make `{lower}` at most {high}, or raise `{higher}`")


def _within(parameters: Mapping[str, Any], route: tuple[str, ...]) -> Mapping[str, Any]:
    for key in route:
        parameters = parameters.get(key, {})
        if not isinstance(parameters, Mapping):
            return {}
    return parameters


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
