"""Burn-rate alerts: the entries of a policy, applied to one objective.

Source of the formula: Google, The Site Reliability Workbook, chapter 5. "Still burning" is the project's own: without
it, a short outage pages a second time after recovery, by the next slower entry.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.organization import SeverityIr
from slocompiler.ir.slos import BurnAlertIr, StillBurningIr
from slocompiler.lower.alert_names import camel_case
from slocompiler.lower.burn_policy import BurnPolicy, PolicyEntry
from slocompiler.lower.passes.cap_severities import capped
from slocompiler.values import Duration, Objective

KEEP_PAGES_FIRING = Duration.of(minutes=15)
MIN_FAILURES = 5


class Guarded(Struct, frozen=True):
    """What a policy is applied to. `name_prefix`: what the alerts' names start with."""

    objective: Objective
    window: Duration
    min_failures: int
    caps: Sequence[SeverityIr]
    name_prefix: str


def derive_burn_alerts(
    policy: BurnPolicy, guarded: Guarded, severities: Mapping[str, SeverityIr]
) -> tuple[BurnAlertIr, ...]:
    """One alert for each entry, the fastest first."""
    alerts = [_alert(entry, guarded, severities[entry.severity]) for entry in policy.entries]
    alerts.sort(key=lambda alert: (-alert.burn.factor, alert.entry))
    return tuple(
        replace(alert, still_burning=_still_burning(alerts, index, guarded.objective))
        for index, alert in enumerate(alerts)
    )


def _alert(entry: PolicyEntry, guarded: Guarded, wished: SeverityIr) -> BurnAlertIr:
    severity = capped(wished, guarded.caps)
    burn = entry.burn_in(guarded.window)
    default_keep = KEEP_PAGES_FIRING if severity.page else Duration(0)
    return BurnAlertIr(
        entry=entry.name,
        alert_name=guarded.name_prefix + camel_case(entry.name),
        burn=burn,
        threshold=burn.threshold(guarded.objective),
        long=entry.long,
        short=entry.short,
        for_=entry.for_,
        keep_firing_for=default_keep if entry.keep_firing_for is None else entry.keep_firing_for,
        severity=severity.name,
        page=severity.page,
        still_burning=None,
        min_failures=guarded.min_failures,
        span=entry.span,
    )


def _still_burning(alerts: list[BurnAlertIr], index: int, objective: Objective) -> StillBurningIr | None:
    """The budget itself must still be exceeded over the fastest entry's short window.

    The slowest of three or more looks at the second entry's: a burn just above 1x flickers around the budget in 5m.
    """
    if index == 0:
        return None
    is_slowest = index == len(alerts) - 1 and len(alerts) > 2
    return StillBurningIr(alerts[1 if is_slowest else 0].short, objective.budget)
