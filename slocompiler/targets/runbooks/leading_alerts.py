"""The alerts that lead to a runbook, and what makes each of them fire."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from slocompiler.ir.alerts import (
    AbsenceIr,
    AlertPartitionIr,
    BandIr,
    ChangeIr,
    ConditionIr,
    RawConditionIr,
    ThresholdIr,
)
from slocompiler.ir.references import GroupIr, RunbookRefIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.values import Duration, print_number


class LeadingAlert(Struct, frozen=True):
    """An alert, for people. `condition` says in words and numbers when it fires; `for_` how long that must hold."""

    name: str
    service: str
    environment: str | None
    subject: str
    severity: str
    team: str
    condition: str
    for_: Duration


def leading_alerts(runbook: RunbookIr, services: Iterable[ServiceIr]) -> tuple[LeadingAlert, ...]:
    """In the order of services, SLOs, entries, then alerts on signals and hand-written ones."""
    return tuple(alert for service in services for alert in _of_service(runbook, service))


def _of_service(runbook: RunbookIr, service: ServiceIr) -> Iterator[LeadingAlert]:
    for slo in service.slos:
        for partition in slo.partitions:
            if leads_to(partition.runbook, runbook, service):
                for burn in partition.burn_alerts:
                    yield _burn(service, slo, partition, burn)
    for alert in service.alerts:
        for part in alert.partitions:
            if leads_to(part.runbook, runbook, service):
                yield _signal(service, alert.alert_name, alert.name, part)
    for rule in (rule for extra in service.extra_rules for rule in extra.rules if rule.is_alert):
        if leads_to(rule.runbook, runbook, service):
            yield _hand_written(service, dict(rule.body), rule.severity)


def leads_to(reference: RunbookRefIr | None, runbook: RunbookIr, service: ServiceIr) -> bool:
    """A service's own page comes before a shared one of the same name."""
    if reference is None or reference.name != runbook.name:
        return False
    has_own = any(own.name == runbook.name for own in service.runbooks)
    return has_own is not runbook.is_shared


def _burn(service: ServiceIr, slo: SloIr, partition: SloPartitionIr, burn: BurnAlertIr) -> LeadingAlert:
    bad = f"{print_number(burn.threshold.scaleb(2))} %"
    condition = f"more than {bad} bad over {burn.long} and over {burn.short} ({burn.burn}x the budget)"
    return LeadingAlert(
        burn.alert_name,
        service.name,
        service.environment,
        f"{slo.name}{group_words(partition.group)}: {partition.objective} over {slo.window.text}",
        burn.severity,
        partition.team,
        condition,
        burn.for_,
    )


def _signal(service: ServiceIr, alert_name: str, name: str, part: AlertPartitionIr) -> LeadingAlert:
    subject = f"{name}{group_words(part.group)}"
    condition = _condition(part.condition)
    return LeadingAlert(
        alert_name, service.name, service.environment, subject, part.severity, part.team, condition, part.for_
    )


def _hand_written(service: ServiceIr, body: dict[str, object], severity: str | None) -> LeadingAlert:
    held = str(body.get("for", "0s"))
    return LeadingAlert(
        str(body.get("alert", "")),
        service.name,
        service.environment,
        "a rule written by hand",
        severity or "",
        service.team,
        str(body.get("expr", "")).strip(),
        Duration.parse(held) if held != "0s" else Duration(0),
    )


def _condition(condition: ConditionIr) -> str:
    match condition:
        case ThresholdIr(measure, is_above, _, text):
            over = f" over {measure.over}" if measure.over else ""
            return f"{measure.text} {'above' if is_above else 'below'} {text}{over}"
        case ChangeIr(measure, is_drop, share, against, _):
            since = f"{against} ago" if against else "the median of 1h, 1d and 1w ago"
            return f"{measure.text} {'drops' if is_drop else 'rises'} by {share} against {since}"
        case BandIr(measure, deviations, season):
            return f"{measure.text} leaves its band of {print_number(deviations)} deviations (season {season})"
        case AbsenceIr(seen_within, _):
            return "no data" if seen_within is None else f"no data of what was seen in the last {seen_within}"
        case RawConditionIr(query):
            return query.text.strip()


def group_words(group: GroupIr) -> str:
    """` (region=eu)`; nothing for no group."""
    return f" ({', '.join(f'{label}={value}' for label, value in group)})" if group else ""
