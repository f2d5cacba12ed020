"""An alert without what tells it from an equal one of another SLO."""

from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.slos import BurnAlertIr

_NOWHERE = SourceSpan.start_of("")


def anonymous(alert: BurnAlertIr) -> BurnAlertIr:
    """Hundreds of SLOs share a policy and an objective: what is computed for one of them holds for all."""
    return replace(
        alert,
        entry="",
        alert_name="",
        own_name=None,
        severity="",
        page=False,
        labels=(),
        annotations=(),
        span=_NOWHERE,
    )
