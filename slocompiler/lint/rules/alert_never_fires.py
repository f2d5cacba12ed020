"""An alert that nothing that happens can set off."""

from collections.abc import Iterator
from decimal import Decimal

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity
from slocompiler.ir.alerts import AbsenceIr, AlertIr, AlertPartitionIr, ChangeIr, MeasureKind, ThresholdIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusDistributionIr, PrometheusEventsIr, SignalIr, Store
from slocompiler.ir.slos import BurnAlertIr, DistributionSli, EventsSli, GaugeSli, SloIr, TimesliceSli
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.walk import alerts, burn_alerts
from slocompiler.values import Duration, Unit

_SLOWEST_RECORDING = Duration.of(minutes=1)
_LONGEST_DROP = Duration.of(days=1)


def check(context: LintContext) -> Iterator[Diagnostic]:
    organization = context.compilation.organization
    for service, alert, partition in alerts(context.compilation):
        reason = _reason(service, alert, partition, organization)
        if reason is not None:
            yield RULE.rule.at(partition.span, f"`{alert.name}` can never fire: {reason[0]}", reason[1])
    for _, slo, _, entry in burn_alerts(context.compilation):
        burn = _burn_reason(slo, entry, organization) if slo.store is Store.PROMETHEUS else None
        if burn is not None:
            message = f"entry `{entry.entry}` of the burn-rate policy can never fire for `{slo.name}`: {burn[0]}"
            yield RULE.rule.at(slo.span, message, burn[1], (RelatedSpan(entry.span, f"the entry `{entry.entry}`"),))


#: Why it cannot fire, and what to write instead.
Reason = tuple[str, str]


def _reason(
    service: ServiceIr, alert: AlertIr, partition: AlertPartitionIr, organization: OrganizationIr
) -> Reason | None:
    if alert.signal is None:
        return None
    signal, condition = service.signal(alert.signal), partition.condition
    match condition:
        case ThresholdIr():
            reason = _beyond_range(condition, signal)
        case ChangeIr(is_drop=True):
            reason = _forgotten_drop(condition, partition.for_)
        case AbsenceIr():
            reason = _forgotten_silence(condition, partition.for_)
        case _:
            reason = None
    over = condition.measure.over if isinstance(condition, ThresholdIr | ChangeIr) else None
    if reason is None and over is not None and alert.store is Store.PROMETHEUS:
        return _too_few_samples(over, signal, organization)
    return reason


def _beyond_range(condition: ThresholdIr, signal: SignalIr) -> Reason | None:
    """What the measure cannot be, whatever happens."""
    least, most = _range(condition, signal)
    if condition.is_above and most is not None and condition.value >= most[0]:
        return f"{condition.measure.text} is never above {most[1]}", f"write a limit below {most[1]}"
    if not condition.is_above and least is not None and condition.value <= least:
        return f"{condition.measure.text} is never below 0", "write a limit above 0, or an `absent` alert for silence"
    return None


def _range(condition: ThresholdIr, signal: SignalIr) -> tuple[Decimal | None, tuple[Decimal, str] | None]:
    zero, one = Decimal(0), Decimal(1)
    match condition.measure.kind:
        case MeasureKind.BAD_RATIO:
            return zero, (one, "100%")
        case MeasureKind.RATE | MeasureKind.COUNT:
            return zero, None
        case MeasureKind.QUANTILE:
            source = signal.prometheus
            boundaries = source.boundaries if isinstance(source, PrometheusDistributionIr) else None
            return (zero if boundaries and boundaries[0] > 0 else None), None
        case MeasureKind.VALUE if signal.unit is Unit.BOOL:
            return zero, (one, "1")
    return None, None


def _forgotten_drop(condition: ChangeIr, for_: Duration) -> Reason | None:
    """Even when everything stops: it has been so before `for` has passed, and then it is no drop any more."""
    past = condition.against or _LONGEST_DROP
    if condition.share.ratio >= 1:
        return "nothing falls by more than 100%", "write a smaller share, such as 90%"
    if for_ < past:
        return None
    compared = f"what was {condition.against} ago" if condition.against else "the median of 1h, 1d and 1w ago"
    return (
        f"after {past} a drop has become {compared}, and `for` waits {for_}",
        f"write a `for` below {past}",
    )


def _forgotten_silence(condition: AbsenceIr, for_: Duration) -> Reason | None:
    if condition.seen_within is None or condition.declared or for_ < condition.seen_within:
        return None
    return (
        f"a group is forgotten {condition.seen_within} after its last event, and `for` waits {for_}",
        f"write a `for` below {condition.seen_within}, or a longer `seen_within`",
    )


def _too_few_samples(over: Duration, signal: SignalIr, organization: OrganizationIr) -> Reason | None:
    """Counters need two samples; a window of less than a scrape never holds them."""
    scrape = organization.prometheus.scrape_interval
    is_counted = isinstance(signal.prometheus, PrometheusDistributionIr | PrometheusEventsIr)
    return _window_reason(over, scrape) if is_counted and over <= scrape else None


def _window_reason(window: Duration, scrape: Duration) -> Reason:
    return (
        f"{window} never holds two samples, as a scrape comes every {scrape}",
        f"write a window of at least {Duration(4 * scrape.milliseconds)}, which survives a missed scrape or two",
    )


def _burn_reason(slo: SloIr, entry: BurnAlertIr, organization: OrganizationIr) -> Reason | None:
    prometheus = organization.prometheus
    if isinstance(slo.sli, EventsSli | DistributionSli) and entry.short <= prometheus.scrape_interval:
        return _window_reason(entry.short, prometheus.scrape_interval)
    if isinstance(slo.sli, GaugeSli | TimesliceSli):
        interval = min(prometheus.evaluation_interval, _SLOWEST_RECORDING)
        most = -(-entry.long.milliseconds // interval.milliseconds)
        if most < entry.min_failures:
            return (
                f"it waits for {entry.min_failures} bad slices, and {entry.long} holds {most}",
                "lower `min_failures`, or choose a policy with longer windows",
            )
    return None


RULE = LintRule(
    Rule(
        code="SLO455",
        name="alert-never-fires",
        severity=Severity.ERROR,
        summary="an alert waits for what cannot happen",
        why=(
            "A ratio above 100 %, a count below 0, a drop that must last longer than it is remembered, a window that "
            "never holds two samples: such an alert stands in the spec, is paid for at every evaluation, and is "
            "believed to watch. The worst failure there is does not set it off."
        ),
        failing="""\
alerts:
  errors: {signal: requests, when: {bad_ratio: {above: 100%}}, for: 5m, severity: P1, runbook: fix-it}
""",
        passing="""\
alerts:
  errors: {signal: requests, when: {bad_ratio: {above: 10%}}, for: 5m, severity: P1, runbook: fix-it}
""",
    ),
    check,
)
