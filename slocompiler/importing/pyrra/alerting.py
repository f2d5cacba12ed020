"""Pyrra's alert options: which alerts there are, how urgent, and whether silence is one of them."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.pyrra.context import PyrraContext
from slocompiler.importing.pyrra.windows import PyrraWindow
from slocompiler.importing.remark import approximated
from slocompiler.importing.rules.sloth import ALERT_NAME
from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.values import Duration, Objective

#: Severities that wake nobody, whichever alert has them.
_QUIET = ("warning", "info", "none", "ticket")
_ABSENT, _CRITICAL = "absent", "critical"


class PyrraAlerting(Struct, frozen=True):
    """`absent_severity` is None where silence raises no alert."""

    policy: str
    absent_severity: str | None
    has_burn_alerts: bool


def read_alerting(
    context: PyrraContext, spec: Fields, target: Objective | None, window: Duration, alerts: tuple[PyrraWindow, ...]
) -> PyrraAlerting:
    """The options for an SLO over `window`; without any, all alerts are on."""
    fields = spec.fields("alerting")
    span = spec.key_span("window")
    is_disabled = fields.flag("disabled") if fields else False
    has_burn_alerts = (fields.flag("burnrates", True) if fields else True) and not is_disabled
    has_absence = fields.flag("absent", True) if fields else True
    severities = _severities(fields)
    _remark_names(context, fields, has_burn_alerts, has_absence)
    absent = _severity(context, severities.get(_ABSENT), _CRITICAL, True, span) if has_absence else None
    if not has_burn_alerts:
        return PyrraAlerting(context.wishes.no_alerts(span), absent, False)
    entries = _entries(context, severities, alerts, span)
    policy = context.wishes.policy_for(f"pyrra-{window}", entries, span, target, window, context.remarks)
    return PyrraAlerting(policy, absent, True)


def _severities(fields: Fields | None) -> dict[str, Found]:
    inner = fields.fields("severities") if fields else None
    if inner is None:
        return {}
    keys = (_ABSENT, "fastBurn", "mediumBurn", "slowBurn", "longTermBurn")
    found = ((key, inner.text(key)) for key in keys)
    return {key: text for key, text in found if text is not None and text.text.strip()}


def _severity(context: PyrraContext, found: Found | None, default: str, is_fast: bool, span: SourceSpan) -> str:
    """A word is one severity wherever it stands: whether it pages is decided where it is first seen."""
    word = found.text if found else default
    known = context.wishes.severities.get(word)
    page = known.page if known else is_fast and word.lower() not in _QUIET
    return context.wishes.severity(word, page, found.span if found else span)


def _entries(
    context: PyrraContext, severities: Mapping[str, Found], alerts: tuple[PyrraWindow, ...], span: SourceSpan
) -> dict[str, PolicyEntrySpec]:
    return {
        alert.entry: PolicyEntrySpec(
            burn=alert.burn,
            long=alert.long,
            short=alert.short,
            for_=alert.for_,
            keep_firing_for=Duration(0),
            severity=_severity(context, severities.get(alert.key), alert.severity, alert.severity == _CRITICAL, span),
        )
        for alert in alerts
    }


def _remark_names(context: PyrraContext, fields: Fields | None, has_burn_alerts: bool, has_absence: bool) -> None:
    for key, is_used in (("name", has_burn_alerts), ("absentName", has_absence)):
        found = fields.text(key) if fields else None
        if found is not None and is_used:
            why = "alerts are named after the service, the SLO and the entry, such as `ShopAvailabilityBurnFast`"
            context.remarks.append(approximated(ALERT_NAME, found.span, f"alert name `{found.text[:80]}`", why))
