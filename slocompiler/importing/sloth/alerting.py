"""Sloth's alert options: which alerts there are, of which severity, with which labels."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.labels import static_labels
from slocompiler.importing.names import is_label_name, spec_name
from slocompiler.importing.remark import approximated
from slocompiler.importing.rules.sloth import ALERT_NAME
from slocompiler.importing.runbook_links import runbook_in
from slocompiler.importing.sloth.context import SlothContext
from slocompiler.importing.sloth.windows import SlothWindows
from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.spec.slos import BurnAlertSpec
from slocompiler.values import Duration, Objective

_SEVERITY = "severity"


class SlothAlerting(Struct, frozen=True):
    """What an SLO says of its alerts, in our words."""

    policy: str
    labels: Mapping[str, str]
    annotations: Mapping[str, str]
    runbook: str | None
    burn_alerts: Mapping[str, BurnAlertSpec]
    has_alerts: bool


class _Alert(Struct, frozen=True):
    """One of the two alerts, `page` or `ticket`."""

    kind: str
    fields: Fields | None
    labels: Mapping[str, Found]
    annotations: Mapping[str, Found]


def read_alerting(context: SlothContext, slo: Fields, objective: Objective | None) -> SlothAlerting:
    """The options; without any, both alerts are on."""
    fields = slo.fields("alerting")
    name = fields.text("name") if fields else None
    labels = fields.texts("labels") if fields else {}
    annotations = fields.texts("annotations") if fields else {}
    alerts = list(_alerts(context, fields))
    if alerts and not (name and name.text.strip()):
        help = "write the name that the alerts have, or disable both"
        (fields or slo).missing("name" if fields else "alerting", help)
    _remark_name(context, alerts, name)
    common = {**labels, **_common([alert.labels for alert in alerts])}
    texts = {**annotations, **_common([alert.annotations for alert in alerts])}
    runbook = runbook_in((key, found.text) for key, found in texts.items())
    policy = _policy(context, slo, alerts, labels, objective)
    return SlothAlerting(
        policy=policy,
        labels=static_labels({key: text for key, text in common.items() if key != _SEVERITY}, context.remarks),
        annotations={key: text.text for key, text in texts.items() if is_label_name(key) and text.text != runbook},
        runbook=runbook,
        burn_alerts=_burn_alerts(context, policy, alerts, common, texts),
        has_alerts=bool(alerts),
    )


def _alerts(context: SlothContext, alerting: Fields | None) -> Iterator[_Alert]:
    """The alerts that are not disabled."""
    for kind, key in (("page", context.dialect.page_alert), ("ticket", context.dialect.ticket_alert)):
        fields = alerting.fields(key) if alerting else None
        is_disabled = fields.flag("disable") if fields else False
        labels, annotations = (fields.texts("labels"), fields.texts("annotations")) if fields else ({}, {})
        if not is_disabled:
            yield _Alert(kind, fields, labels, annotations)


def _common(of_alerts: list[Mapping[str, Found]]) -> dict[str, Found]:
    """What every alert has alike."""
    if not of_alerts:
        return {}
    first, *others = of_alerts
    return {
        key: found
        for key, found in first.items()
        if all(key in other and other[key].text == found.text for other in others)
    }


def _burn_alerts(
    context: SlothContext,
    policy: str,
    alerts: list[_Alert],
    labels: Mapping[str, Found],
    annotations: Mapping[str, Found],
) -> dict[str, BurnAlertSpec]:
    """By entry of the policy, what its alert alone has. A severity is no label here."""
    found: dict[str, BurnAlertSpec] = {}
    for alert in alerts:
        own = {key: text for key, text in alert.labels.items() if key != _SEVERITY and not _is_in(key, text, labels)}
        spec = BurnAlertSpec(
            labels=static_labels(own, context.remarks),
            annotations={
                key: text.text
                for key, text in alert.annotations.items()
                if is_label_name(key) and not _is_in(key, text, annotations)
            },
        )
        if spec.labels or spec.annotations:
            entries = context.wishes.policies[policy].entries
            found |= {entry: spec for entry in entries if entry.startswith(f"{alert.kind}-")}
    return found


def _is_in(key: str, text: Found, shared: Mapping[str, Found]) -> bool:
    return key in shared and shared[key].text == text.text


def _policy(
    context: SlothContext,
    slo: Fields,
    alerts: list[_Alert],
    labels: Mapping[str, Found],
    objective: Objective | None,
) -> str:
    """The name of the burn-rate policy with the windows of these alerts and their severities."""
    windows = context.windows
    span = windows.span or slo.key_span("alerting")
    if not alerts:
        return context.wishes.no_alerts(span)
    name = f"sloth-{windows.period}"
    entries: dict[str, PolicyEntrySpec] = {}
    for alert in alerts:
        found = alert.labels.get(_SEVERITY) or labels.get(_SEVERITY)
        text = found.text if found else alert.kind
        severity = context.wishes.severity(text, alert.kind == "page", found.span if found else span)
        name += f"-{spec_name(severity, alert.kind)}" if severity != alert.kind else ""
        entries |= _entries(windows, alert.kind, severity)
    name += f"-{alerts[0].kind}-only" if len(alerts) == 1 else ""
    return context.wishes.policy_for(name, entries, span, objective, windows.period, context.remarks)


def _entries(windows: SlothWindows, kind: str, severity: str) -> dict[str, PolicyEntrySpec]:
    return {
        f"{kind}-{speed}": PolicyEntrySpec(
            budget=window.budget,
            long=window.long,
            short=window.short,
            keep_firing_for=Duration(0),
            severity=severity,
        )
        for (of_kind, speed), window in windows.speeds.items()
        if of_kind == kind
    }


def _remark_name(context: SlothContext, alerts: list[_Alert], name: Found | None) -> None:
    if not alerts or name is None:
        return
    why = "alerts are named after the service, the SLO and the entry, such as `ShopAvailabilityBurnPageQuick`"
    context.remarks.append(approximated(ALERT_NAME, name.span, f"alert name `{name.text[:80]}`", why))
