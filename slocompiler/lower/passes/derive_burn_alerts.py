"""Burn-rate alerts: the entries of a policy, applied to one objective.

Source of the formula: Google, The Site Reliability Workbook, chapter 5. "Still burning" is the project's own: without
it, a short outage pages a second time after recovery, by the next slower entry.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.organization import SeverityIr
from slocompiler.ir.slos import BurnAlertIr, StillBurningIr, Texts
from slocompiler.lower.alert_names import camel_case
from slocompiler.lower.burn_policy import BurnPolicy, PolicyEntry
from slocompiler.lower.passes.cap_severities import capped
from slocompiler.spec.slos import BurnAlertSpec
from slocompiler.values import Duration, Objective

KEEP_PAGES_FIRING = Duration.of(minutes=15)
MIN_FAILURES = 5


class Guarded(Struct, frozen=True):
    """What a policy is applied to. `name_prefix`: what the alerts' names start with.

    `labels` and `annotations` are those of all alerts; `own`: what the SLO says of single entries.
    """

    objective: Objective
    window: Duration
    min_failures: int
    caps: Sequence[SeverityIr]
    name_prefix: str
    labels: Mapping[str, str]
    annotations: Mapping[str, str]
    own: Mapping[str, BurnAlertSpec]


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
    own = guarded.own.get(entry.name) or BurnAlertSpec()
    default_keep = KEEP_PAGES_FIRING if severity.page else Duration(0)
    return BurnAlertIr(
        entry=entry.name,
        alert_name=own.name or guarded.name_prefix + camel_case(entry.name),
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
        own_name=own.name,
        labels=_texts(entry.labels, guarded.labels, own.labels),
        annotations=_texts(entry.annotations, guarded.annotations, own.annotations),
    )


def _texts(of_policy: Mapping[str, str], of_slo: Mapping[str, str], own: Mapping[str, str]) -> Texts:
    """Those of the organization's policy that nothing nearer to the SLO replaces, and those of the entry itself."""
    under = {name: text for name, text in of_policy.items() if name not in of_slo}
    return tuple(sorted({**under, **own}.items()))


def _still_burning(alerts: list[BurnAlertIr], index: int, objective: Objective) -> StillBurningIr | None:
    """The budget itself must still be exceeded over the fastest entry's short window.

    The slowest of three or more looks at the second entry's: a burn just above 1x flickers around the budget in 5m.
    """
    if index == 0:
        return None
    is_slowest = index == len(alerts) - 1 and len(alerts) > 2
    return StillBurningIr(alerts[1 if is_slowest else 0].short, objective.budget)
