"""Fails when the document was run as often as it may be; dry runs and runs that came to nothing do not count.

A run that waits for its approval counts. Of runs that begin together the first ones go on.
"""

import importlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

CAME_TO_NOTHING = ("Cancelled", "Cancelling", "Failed", "Rejected", "TimedOut")


def within_limit(events: dict[str, Any], context: object) -> dict[str, int]:
    ssm = importlib.import_module("boto3").client("ssm")
    own = _execution(ssm, events["Execution"])
    since = own["ExecutionStartTime"] - timedelta(seconds=events["Seconds"])
    before = [one for one in _runs_since(ssm, since, events["Document"]) if _counts(ssm, one, own, events)]
    if len(before) >= events["AtMost"]:
        raise ValueError(f"at most {events['AtMost']} in {events['Seconds']} s, and it was run {len(before)} times")
    return {"RunsBefore": len(before)}


def _runs_since(ssm: Any, since: Any, document: str) -> Iterator[dict[str, Any]]:
    filters = [
        {"Key": "DocumentNamePrefix", "Values": [document]},
        {"Key": "StartTimeAfter", "Values": [since.strftime("%Y-%m-%dT%H:%M:%SZ")]},
    ]
    further: dict[str, str] = {}
    while True:
        page = ssm.describe_automation_executions(Filters=filters, **further)
        yield from page.get("AutomationExecutionMetadataList", [])
        if not page.get("NextToken"):
            return
        further = {"NextToken": page["NextToken"]}


def _counts(ssm: Any, one: dict[str, Any], own: dict[str, Any], events: dict[str, Any]) -> bool:
    is_other = one["DocumentName"] != events["Document"] or _order(one) >= _order(own)
    if is_other or one["AutomationExecutionStatus"] in CAME_TO_NOTHING:
        return False
    asked = _execution(ssm, one["AutomationExecutionId"]).get("Parameters", {}).get("DryRun")
    return (asked[0] if asked else str(events["DryRunByDefault"])).lower() == "false"


def _execution(ssm: Any, execution: str) -> dict[str, Any]:
    found: dict[str, Any] = ssm.get_automation_execution(AutomationExecutionId=execution)["AutomationExecution"]
    return found


def _order(execution: dict[str, Any]) -> tuple[Any, str]:
    return execution["ExecutionStartTime"], execution["AutomationExecutionId"]
