"""Every alert of a service for people: what it is about, what makes it fire, whose it is, where to read on."""

from collections.abc import Iterator

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
from slocompiler.ir.operations import ExtraRuleIr
from slocompiler.ir.references import GroupIr, RunbookRefIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.values import Duration, print_number


class AlertInWords(Struct, frozen=True):
    """An alert, for people. `condition` says in words and numbers when it fires; `for_` how long that must hold."""

    name: str
    service: str
    environment: str | None
    subject: str
    severity: str
    team: str
    condition: str
    for_: Duration
    runbook: RunbookRefIr | None


def alerts_in_words(service: ServiceIr) -> Iterator[AlertInWords]:
    """In the order of SLOs and their entries, then alerts on signals and hand-written ones."""
    for slo in service.slos:
        for partition in slo.partitions:
            for burn in partition.burn_alerts:
                yield _burn(service, slo, partition, burn)
    for alert in service.alerts:
        for part in alert.partitions:
            yield _signal(service, alert.alert_name, alert.name, part)
    for extra in service.extra_rules:
        yield from (_hand_written(service, rule) for rule in extra.rules if rule.is_alert)


def group_words(group: GroupIr) -> str:
    """` (region=eu)`; nothing for no group."""
    return f" ({', '.join(f'{label}={value}' for label, value in group)})" if group else ""


def _burn(service: ServiceIr, slo: SloIr, partition: SloPartitionIr, burn: BurnAlertIr) -> AlertInWords:
    bad = f"{print_number(burn.threshold.scaleb(2))} %"
    condition = f"more than {bad} bad over {burn.long} and over {burn.short} ({burn.burn}x the budget)"
    return AlertInWords(
        burn.alert_name,
        service.name,
        service.environment,
        f"{slo.name}{group_words(partition.group)}: {partition.objective} over {slo.window.text}",
        burn.severity,
        partition.team,
        condition,
        burn.for_,
        partition.runbook,
    )


def _signal(service: ServiceIr, alert_name: str, name: str, part: AlertPartitionIr) -> AlertInWords:
    return AlertInWords(
        alert_name,
        service.name,
        service.environment,
        f"{name}{group_words(part.group)}",
        part.severity,
        part.team,
        _condition(part.condition),
        part.for_,
        part.runbook,
    )


def _hand_written(service: ServiceIr, rule: ExtraRuleIr) -> AlertInWords:
    held = str(rule.body.get("for", "0s"))
    return AlertInWords(
        str(rule.body.get("alert", "")),
        service.name,
        service.environment,
        "a rule written by hand",
        rule.severity or "",
        service.team,
        str(rule.body.get("expr", "")).strip(),
        Duration.parse(held) if held != "0s" else Duration(0),
        rule.runbook,
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
