"""Alert policies of OpenSLO as burn-rate policies."""

from collections.abc import Sequence

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.names import free_name, spec_name
from slocompiler.importing.openslo.reading.alerting import Condition, Policy
from slocompiler.importing.remark import Remark, approximated, no_equivalent
from slocompiler.importing.rules.openslo import MEANS_NOTHING, OTHER_ALERT, OTHER_TARGETS
from slocompiler.importing.wishes import Wishes
from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.values import Duration, Objective

#: Words by which people say that somebody is woken up.
_PAGES = ("page", "critical", "emergency", "fatal", "urgent", "p0", "p1", "sev0", "sev1", "sev-0", "sev-1", "high")
_MINUTE = 60_000
_PARTS = 12


class Alerting(Struct, frozen=True):
    """The policy of an SLO, and the severity of an alert when there is no data."""

    policy: str
    no_data: tuple[str, Duration, SourceSpan] | None = None
    has_alerts: bool = False


class Guarded(Struct, frozen=True):
    """What alerts guard: an objective over a window of some length, declared at `span`."""

    objective: Objective
    window: Duration
    span: SourceSpan


def alerting_of(policies: Sequence[Policy], of: Guarded, wishes: Wishes, remarks: list[Remark]) -> Alerting:
    """What the alert policies of an SLO are for one objective of it."""
    entries: dict[str, PolicyEntrySpec] = {}
    no_data: tuple[str, Duration, SourceSpan] | None = None
    for policy in policies:
        severity = _severity(policy.condition, wishes)
        _remark(policy, remarks)
        if policy.when_no_data:
            no_data = no_data or (severity, _after(policy.condition), policy.object.span)
        if policy.when_breaching and _is_above(policy.condition, remarks):
            name = free_name(spec_name(policy.condition.object.name.text, "burn"), entries)
            entries[name] = _entry(policy.condition, severity, remarks)
    if not entries:
        return Alerting(wishes.no_alerts(of.span), no_data)
    name = "-".join(dict.fromkeys(spec_name(each.object.name.text, "alerts") for each in policies))
    place = policies[0].object.span
    chosen = wishes.policy_for(spec_name(name, "alerts"), entries, place, of.objective, of.window, remarks)
    return Alerting(chosen, no_data, True)


def _entry(condition: Condition, severity: str, remarks: list[Remark]) -> PolicyEntrySpec:
    long = condition.lookback.length
    short = _short(long)
    what = f"a short window of {short} beside {long}"
    why = "an alert there ends when its one window has forgotten the failures; here it ends soon after they do"
    remarks.append(approximated(OTHER_ALERT, condition.object.span, what, why))
    return PolicyEntrySpec(
        burn=condition.threshold.number,
        long=long,
        short=short,
        for_=_after(condition) if condition.alert_after else None,
        keep_firing_for=Duration(0),
        severity=severity,
    )


def _short(long: Duration) -> Duration:
    """A twelfth, in whole minutes."""
    return Duration(max(_MINUTE, long.milliseconds // _PARTS // _MINUTE * _MINUTE))


def _after(condition: Condition) -> Duration:
    return condition.alert_after.length if condition.alert_after else Duration(0)


def _severity(condition: Condition, wishes: Wishes) -> str:
    text = condition.severity.text
    return wishes.severity(text, text.lower() in _PAGES, condition.severity.span)


def _is_above(condition: Condition, remarks: list[Remark]) -> bool:
    """Whether the condition holds when the budget burns too fast; otherwise a remark."""
    op, threshold = condition.op, condition.threshold
    if op.text in ("gt", "gte") and threshold.number > 0:
        return True
    what = f"alert while the burn rate is `{op.text}` {threshold.number}"
    why = "a burn-rate alert is raised by a burn rate above a number greater than 0; this one fires in good health"
    remarks.append(no_equivalent(OTHER_ALERT, op.span, what, why))
    return False


def _remark(policy: Policy, remarks: list[Remark]) -> None:
    span = policy.object.span
    if not policy.when_breaching and not policy.when_no_data:
        why = "it is raised neither while its condition holds nor without data"
        remarks.append(no_equivalent(MEANS_NOTHING, span, f"alert policy `{policy.object.name.text[:80]}`", why))
    if policy.when_resolved:
        why = "whether the end of an alert is told is a setting of each receiver in Alertmanager, on by default"
        remarks.append(no_equivalent(OTHER_ALERT, span, "`alertWhenResolved`", why))
    for target in policy.targets:
        what = f"target `{target.object.name.text[:80]}` ({target.target.text[:80]})"
        why = "a word is no address: write who is told under `teams` and `receivers` of the organization"
        remarks.append(no_equivalent(OTHER_TARGETS, target.object.span, what, why))
