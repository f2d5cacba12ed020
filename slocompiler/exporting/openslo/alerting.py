"""Burn-rate alerts: a condition for each entry of a policy, a policy for each team that is told, and its targets."""

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from slocompiler.exporting.openslo import annotation
from slocompiler.exporting.openslo.document import Document, document, metadata
from slocompiler.exporting.openslo.durations import is_whole, shorthand
from slocompiler.exporting.openslo.names import Names
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.slos import BurnAlertIr, SloIr
from slocompiler.values import BurnRate, Duration, print_fraction


class _Condition(Struct, frozen=True):
    """What a condition says; equal ones are one object."""

    policy: str
    entry: str
    severity: str
    burn: BurnRate
    long: Duration
    for_: Duration
    short: Duration
    keep_firing_for: Duration


class Alerting:
    """Collects what alerts of several SLOs share; `documents` gives it all."""

    def __init__(self, organization: OrganizationIr) -> None:
        self._organization = organization
        self._names = {kind: Names() for kind in ("AlertCondition", "AlertPolicy", "AlertNotificationTarget")}
        self._made: dict[tuple[str, str], Document] = {}
        self._plain: dict[tuple[str, str], _Condition] = {}

    def policies_of(self, slo: SloIr, policy: str) -> dict[str, str]:
        """The alert policies of an SLO by the entries of its burn-rate policy: of those alerts that anybody gets."""
        team = slo.default.team
        found = ((alert.entry, self._policy(slo, policy, alert, team)) for alert in slo.default.burn_alerts)
        return {entry: name for entry, name in found if name is not None}

    def documents(self) -> list[Document]:
        """Conditions, policies and targets, each kind by name."""
        return [self._made[key] for key in sorted(self._made)]

    def _policy(self, slo: SloIr, policy: str, alert: BurnAlertIr, team: str) -> str | None:
        receivers = self._organization.team(team).notify.get(alert.severity, ())
        if not receivers:
            return None
        condition = self._condition(slo, policy, alert)
        name = self._names["AlertPolicy"].of(condition, team)
        spec = {
            "alertWhenBreaching": True,
            "alertWhenResolved": False,
            "alertWhenNoData": False,
            "conditions": [{"conditionRef": condition}],
            "notificationTargets": [{"targetRef": self._target(receiver)} for receiver in receivers],
        }
        self._made["AlertPolicy", name] = document("AlertPolicy", metadata(name, {}), spec)
        return name

    def _condition(self, slo: SloIr, policy: str, alert: BurnAlertIr) -> str:
        said = _Condition(
            policy, alert.entry, alert.severity, alert.burn, alert.long, alert.for_, alert.short, alert.keep_firing_for
        )
        name = self._names["AlertCondition"].of(policy, alert.entry, *self._apart(said, slo))
        spec = condition_spec(alert)
        annotations = annotation.annotated(
            {
                annotation.POLICY: policy,
                annotation.ENTRY: alert.entry,
                annotation.SHORT: str(alert.short),
                annotation.KEEP_FIRING_FOR: str(alert.keep_firing_for),
                annotation.DIGEST: annotation.digest(spec),
            }
        )
        self._made["AlertCondition", name] = document("AlertCondition", metadata(name, annotations), spec)
        return name

    def _apart(self, said: _Condition, slo: SloIr) -> tuple[str, ...]:
        """What tells an entry from the same one elsewhere: a severity is capped, a share of the budget is scaled."""
        first = self._plain.setdefault((said.policy, said.entry), said)
        if said == first:
            return ()
        window = (slo.window.text,) if said.burn != first.burn else ()
        return (*window, *((said.severity,) if said.severity != first.severity else ()))

    def _target(self, receiver: str) -> str:
        name = self._names["AlertNotificationTarget"].of(receiver)
        kind = next(each.kind for each in self._organization.receivers if each.name == receiver)
        self._made["AlertNotificationTarget", name] = document(
            "AlertNotificationTarget", metadata(name, {}), {"target": kind}
        )
        return name


def condition_spec(alert: BurnAlertIr) -> dict[str, object]:
    """The spec of the condition for an alert."""
    condition: dict[str, object] = {
        "kind": "burnrate",
        "op": "gt",
        "threshold": _number(alert.burn.factor),
        "lookbackWindow": shorthand(alert.long),
    }
    if alert.for_.milliseconds:
        condition["alertAfter"] = shorthand(alert.for_)
    return {"severity": alert.severity, "condition": condition}


def _number(factor: Fraction) -> Decimal:
    return Decimal(print_fraction(factor, digits=12))


def nearly(alert: BurnAlertIr) -> tuple[str, ...]:
    """In what the condition for an alert differs from it."""
    windows = {"long": alert.long, "for": alert.for_}
    return tuple(
        f"`{key}: {length}` of `{alert.entry}` is {shorthand(length)}: minutes are the least"
        for key, length in windows.items()
        if not is_whole(length)
    )
