"""Groups: the failed and the slow traces of a service, to look at and to count. They do not sample."""

from decimal import Decimal
from typing import Any

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.tracing import KeepIr
from slocompiler.targets.xray.plan import shortened
from slocompiler.values import print_number


def group_of(service: ServiceIr) -> dict[str, Any] | None:
    """The input of CreateGroup; None where nothing is to be kept for what it is."""
    keep = service.tracing.keep if service.tracing else None
    wanted = _wanted(keep) if keep else ()
    if not wanted:
        return None
    return {
        "GroupName": shortened(f"{service.name}-kept"),
        "FilterExpression": f'service("{service.name}") {{ {" OR ".join(wanted)} }}',
        # Insights are charged for every trace, so nobody gets them unasked.
        "InsightsConfiguration": {"InsightsEnabled": False, "NotificationsEnabled": False},
    }


def _wanted(keep: KeepIr) -> tuple[str, ...]:
    """Filter expressions have response times in seconds."""
    found = []
    if keep.bad is not None and keep.bad.ratio:
        found.append("fault")
    if keep.slower_than is not None:
        found.append(f"responsetime > {print_number(Decimal(keep.slower_than.milliseconds).scaleb(-3))}")
    return tuple(found)
