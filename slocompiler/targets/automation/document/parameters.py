"""What whoever starts a document says: as which role, whether for real, because of which alert, which values."""

from collections.abc import Iterable
from typing import Any

from slocompiler.ir.runbooks import AutomationIr
from slocompiler.targets.automation.document.bounded import Bounded
from slocompiler.targets.automation.document.variables import ALERT, DRY_RUN, ROLE

_ROLE_PATTERN = r"^arn:aws[a-z-]*:iam::[0-9]{12}:role/[a-zA-Z0-9+=,.@_/-]+$"
_ALERT_PATTERN = r"^[a-zA-Z0-9 ._/:=,-]{1,300}$"
BY_HAND = "by hand"


def document_parameters(action: AutomationIr, bounded: Iterable[Bounded], role: str | None) -> dict[str, Any]:
    """The parameters of the document. Systems Manager has no bounds for numbers: steps look at them."""
    described = "The role that the automation runs as"
    parameters: dict[str, Any] = {
        ROLE: {"type": "String", "description": f"{described}.", "allowedPattern": _ROLE_PATTERN},
        DRY_RUN: {
            "type": "Boolean",
            "description": "true: looks at everything and changes nothing. false: does it.",
            "default": action.dry_run,
        },
        ALERT: {
            "type": "String",
            "description": "What it is started for.",
            "default": BY_HAND,
            "allowedPattern": _ALERT_PATTERN,
        },
    }
    if role is not None:
        parameters[ROLE]["default"] = role
    for one in bounded:
        text = f"{one.path} of {action.service}:{action.operation}, {one.words}."
        parameters[one.name] = {"type": "Integer", "description": text, "default": one.value}
    return parameters
