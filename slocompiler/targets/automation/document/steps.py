"""The steps of a document: look, stop if it is a dry run, count, ask, do.

Each names the next one, so that nothing depends on their order. Only `DryRun` false leads on to what changes anything.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from slocompiler.ir.automation import steps_of, with_value
from slocompiler.ir.organization import AutomationFactsIr
from slocompiler.ir.runbooks import AutomationIr, OnlyIfIr, RunbookIr
from slocompiler.targets.automation.document.bounded import Bounded
from slocompiler.targets.automation.document.variables import ALERT, DRY_RUN, located, plain, variable
from slocompiler.targets.automation.programs.text import program_text

Step = dict[str, Any]
_RUNTIME = "python3.11"
#: Whoever may approve has so long; what an incident needed yesterday must not be done today.
_APPROVAL_SECONDS = 3600
_CALL_SECONDS, _COUNT_SECONDS = 60, 120
DO, DRY_RUN_ENDS, REFUSE = "doIt", "dryRunEnds", "refuse"


def document_steps(
    runbook: RunbookIr, action: AutomationIr, bounded: Sequence[Bounded], facts: AutomationFactsIr, document: str
) -> list[Step]:
    """All steps, in the order in which they are run when nothing stops them; then where dry runs and refusals end."""
    looks = [_check_bounds(bounded)] if bounded else []
    looks += [_check_state(action.only_if)] if action.only_if else []
    holds = [_check_limit(action, document)] if action.at_most else []
    holds += [_approve(runbook, action, bounded, facts)] if action.needs_approval else []
    way = [*looks, _stop_dry_run(), *holds, _do(action, bounded)]
    for step, following in pairwise(way):
        _lead_on(step, following["name"])
    ends = [_dry_run_ends(), *([_refuse(bounded)] if bounded else [])]
    return [*way, *ends]


def _lead_on(step: Step, name: str) -> None:
    if step["name"] == "stopDryRun":
        step["inputs"]["Choices"][0]["NextStep"] = name
    elif step["action"] == "aws:branch":
        step["inputs"]["Default"] = name
    else:
        step["nextStep"] = name


def _check_bounds(bounded: Sequence[Bounded]) -> Step:
    choices = []
    for one in bounded:
        for operation, limit in (("NumericLesser", one.least), ("NumericGreater", one.most)):
            if limit is not None:
                choices.append({"Variable": variable(one.name), operation: limit, "NextStep": REFUSE})
    return {
        "name": "checkBounds",
        "action": "aws:branch",
        "description": "Refuses values outside their bounds.",
        "inputs": {"Choices": choices},
    }


def _check_state(only_if: OnlyIfIr) -> Step:
    return {
        "name": "checkState",
        "action": "aws:assertAwsResourceProperty",
        "description": f"Goes on only if {only_if.property} is {' or '.join(map(plain, only_if.values))}.",
        "timeoutSeconds": _CALL_SECONDS,
        "onFailure": "Abort",
        "inputs": {
            "Service": only_if.service,
            "Api": only_if.operation,
            **located(only_if.parameters),
            "PropertySelector": f"$.{only_if.property}",
            "DesiredValues": list(only_if.values),
        },
    }


def _stop_dry_run() -> Step:
    choice = {"Variable": variable(DRY_RUN), "BooleanEquals": False, "NextStep": ""}
    return {
        "name": "stopDryRun",
        "action": "aws:branch",
        "description": "Only a run that is said not to be a dry one goes on.",
        "inputs": {"Choices": [choice], "Default": DRY_RUN_ENDS},
    }


def _check_limit(action: AutomationIr, document: str) -> Step:
    assert action.at_most is not None, "only what has a limit is counted"
    count, seconds = action.at_most.counted or (1, 604_800)
    return {
        "name": "checkLimit",
        "action": "aws:executeScript",
        "description": f"Refuses more than {action.at_most}; needs ssm:DescribeAutomationExecutions and "
        "ssm:GetAutomationExecution.",
        "timeoutSeconds": _COUNT_SECONDS,
        "onFailure": "Abort",
        "inputs": {
            "Runtime": _RUNTIME,
            "Handler": "within_limit",
            "InputPayload": {
                "Document": document,
                "Execution": variable("automation:EXECUTION_ID"),
                "AtMost": count,
                "Seconds": seconds,
                "DryRunByDefault": action.dry_run,
            },
            "Script": program_text("limit.py"),
        },
    }


def _approve(runbook: RunbookIr, action: AutomationIr, bounded: Sequence[Bounded], facts: AutomationFactsIr) -> Step:
    chosen = "".join(f" {one.path}: {variable(one.name)} ({one.words})." for one in bounded)
    asked = f"{plain(runbook.title)}: {action.service}:{action.operation}.{chosen} Started for: {variable(ALERT)}."
    inputs: dict[str, Any] = {
        "Message": f"{asked} {plain(runbook.url)}",
        "MinRequiredApprovals": 1,
        "Approvers": located(list(action.approvers)),
    }
    if facts.approval_topic is not None:
        inputs["NotificationArn"] = located(facts.approval_topic)
    return {
        "name": "approve",
        "action": "aws:approve",
        "description": "Waits an hour for one of the approvers.",
        "timeoutSeconds": _APPROVAL_SECONDS,
        "onFailure": "Abort",
        "inputs": inputs,
    }


def _do(action: AutomationIr, bounded: Sequence[Bounded]) -> Step:
    parameters = located(action.parameters)
    for one in bounded:
        parameters = with_value(parameters, steps_of(one.path), variable(one.name))
    return {
        "name": DO,
        "action": "aws:executeAwsApi",
        "description": f"Calls {action.service}:{action.operation}.",
        "timeoutSeconds": _CALL_SECONDS,
        "onFailure": "Abort",
        "isEnd": True,
        "inputs": {"Service": action.service, "Api": action.operation, **parameters},
        "outputs": [{"Name": "Answer", "Selector": "$", "Type": "StringMap"}],
    }


def _dry_run_ends() -> Step:
    return {
        "name": DRY_RUN_ENDS,
        "action": "aws:sleep",
        "description": "A dry run ends here, and nothing was changed.",
        "isEnd": True,
        "inputs": {"Duration": "PT1S"},
    }


def _refuse(bounded: Sequence[Bounded]) -> Step:
    allowed = {one.path: one.words for one in bounded}
    return {
        "name": REFUSE,
        "action": "aws:executeScript",
        "description": "Fails, because a value is outside its bounds.",
        "timeoutSeconds": _CALL_SECONDS,
        "onFailure": "Abort",
        "isEnd": True,
        "inputs": {
            "Runtime": _RUNTIME,
            "Handler": "refuse",
            "InputPayload": {
                "Allowed": allowed,
                "Given": {one.path: variable(one.name) for one in bounded},
            },
            "Script": program_text("refuse.py"),
        },
    }
