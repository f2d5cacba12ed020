"""An automation whose bounds do not hold its own values, or bound what it does not have."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.automation import numbers_within, steps_of, with_value
from slocompiler.ir.runbooks import BoundIr
from slocompiler.lint.automations import Automation, automations
from slocompiler.lint.known_orders import out_of_order
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.load.did_you_mean import closest, quoted


def check(context: LintContext) -> Iterator[Diagnostic]:
    for automation in automations(context):
        numbers = dict(numbers_within(automation.action.parameters))
        for bound in automation.action.bounds:
            if bound.path not in numbers:
                yield _unknown(context, automation, bound, numbers)
            elif bound.least is not None and bound.most is not None and bound.least > bound.most:
                message = f"nothing is between {bound.least} and {bound.most}"
                yield RULE.rule.at(bound.span, message, "make `min` the smaller one")
            elif not _holds(bound, numbers[bound.path]):
                yield _outside(context, automation, bound, numbers[bound.path])
            else:
                yield from _edges(context, automation, bound)


def _holds(bound: BoundIr, value: int) -> bool:
    return (bound.least is None or bound.least <= value) and (bound.most is None or value <= bound.most)


def _unknown(context: LintContext, automation: Automation, bound: BoundIr, numbers: dict[str, int]) -> Diagnostic:
    meant = closest(bound.path, numbers)
    start = f"did you mean `{meant}`? " if meant else ""
    accepted = f"accepted: {quoted(sorted(numbers))}" if numbers else "`with` has no whole number"
    message = f"`with` has no whole number `{bound.path}`"
    return RULE.rule.at(automation.key(context, "bounds", bound.path), message, start + accepted)


def _outside(context: LintContext, automation: Automation, bound: BoundIr, value: int) -> Diagnostic:
    place = automation.value(context, "with", *steps_of(bound.path))
    is_low = bound.least is not None and value < bound.least
    limit = f"at least {bound.least}" if is_low else f"at most {bound.most}"
    message = f"{value} is outside the bounds of `{bound.path}`: {limit}"
    related = (RelatedSpan(bound.span, "the bounds"),)
    return RULE.rule.at(place, message, "change the value, or the bounds", related)


def _edges(context: LintContext, automation: Automation, bound: BoundIr) -> Iterator[Diagnostic]:
    """A value that the bounds allow and AWS does not: whoever starts it may give it."""
    from slocompiler.aws.service_model import ModelProblem
    from slocompiler.aws.strict_walk import violations

    action, path = automation.calls[0], steps_of(bound.path)
    if violations(action.service, action.operation, action.parameters):
        return
    for key, value in (("min", bound.least), ("max", bound.most)):
        if value is None:
            continue
        parameters = with_value(action.parameters, path, value)
        found = violations(action.service, action.operation, parameters)
        refused = [one.message for one in found] if not isinstance(found, ModelProblem) else []
        refused += [one.message for one in out_of_order(action.service, action.operation, parameters)]
        if refused:
            place = automation.value(context, "bounds", bound.path, key)
            message = f"the bounds allow `{bound.path}` {value}, and {action.service}:{action.operation} does not"
            yield RULE.rule.at(place, f"{message}: {refused[0]}", "allow only what AWS takes")


_SNIPPET = """\
slos:
  availability: {{objective: 99.9%, signal: requests, runbook: fix-it}}
runbooks:
  fix-it:
    title: Fix it
    steps: [{{do: Add nodes}}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with: {{clusterName: main, nodegroupName: spare, scalingConfig: {{desiredSize: {value}}}}}
      bounds: {{scalingConfig.desiredSize: {{min: 2, max: 8}}}}
"""

RULE = LintRule(
    Rule(
        code="SLO554",
        name="value-outside-bounds",
        severity=Severity.ERROR,
        summary="a runbook's automation has a value outside its bounds, or bounds that cannot be kept",
        why=(
            "Bounds say how far an automation may go, whoever starts it and with whatever value. A value that is "
            "outside from the start could never be used, and a bound on a misspelt parameter would bound nothing."
        ),
        failing=_SNIPPET.format(value=80),
        passing=_SNIPPET.format(value=8),
    ),
    check,
)
