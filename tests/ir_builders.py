"""Builders of services as the targets see them: signals, SLOs, alerts. Valid by default, each field can be replaced."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.alerts import (
    AbsenceIr,
    AlertIr,
    AlertPartitionIr,
    BandIr,
    ChangeIr,
    ConditionIr,
    MeasureIr,
    MeasureKind,
    RawConditionIr,
    ThresholdIr,
)
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.operations import MaintenanceIr, TimeIntervalIr
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import GroupIr, RunbookRefIr, SourceIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import (
    ByLabelIr,
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    PrometheusSourceIr,
    QueryIr,
    SignalForm,
    SignalIr,
    Store,
)
from slocompiler.ir.slos import (
    BurnAlertIr,
    Calendar,
    CompositePartIr,
    EventsSli,
    NoData,
    SliIr,
    SloIr,
    SloPartitionIr,
    StillBurningIr,
    WindowIr,
)
from slocompiler.promql import VectorSelector, parse_expr
from slocompiler.values import BurnRate, Duration, Objective, Share, Unit
from tests import ir_organization

PATH = "specs/svc.yaml"
SPAN = SourceSpan(PATH, 1, 1, 1, 2)
DIGEST = "d" * 64
RUNBOOK = RunbookRefIr("fix-it", "https://runbooks.example.com/fix-it", SPAN)
#: Policy entry -> burn, long, short, for, severity, page.
STANDARD = {
    "fast": ("14.4", "1h", "5m", "2m", "P0", True),
    "medium": ("6", "6h", "30m", "15m", "P1", True),
    "slow": ("2", "3d", "6h", "1h", "P2", False),
}
FAST_ONLY = {"fast": STANDARD["fast"]}


def duration(text: str | None) -> Duration | None:
    return None if text is None else Duration.parse(text)


def query(text: str) -> QueryIr:
    return QueryIr(parse_expr(text), text, SPAN)


def organization(**changes: Any) -> OrganizationIr:
    """Severities P0, P1 and P2, the team `web`, 30s of scrape and evaluation interval."""
    severities = (
        ir_organization.severity("P0", 1, page=True),
        ir_organization.severity("P1", 2, page=True),
        ir_organization.severity("P2", 3, page=False),
    )
    return ir_organization.organization(**{"severities": severities} | changes)


def facts(**changes: Any) -> OrganizationIr:
    """An organization with another deployment of Prometheus."""
    built = organization()
    return replace(built, prometheus=replace(built.prometheus, **changes))


def by(*labels: str) -> tuple[ByLabelIr, ...]:
    """Labels to keep apart; `theirs as ours` is recorded under another name."""
    pairs = (label.split(" as ") for label in labels)
    return tuple(ByLabelIr(pair[0], pair[-1], SPAN) for pair in pairs)


def signal(name: str, form: SignalForm, source: PrometheusSourceIr | None, **changes: Any) -> SignalIr:
    built = SignalIr(name, None, form, None, None, (), Store.PROMETHEUS, source, None, SPAN)
    return replace(built, **changes)


def events_signal(
    total: str | Sequence[str] | None = 'req_total{job="svc"}',
    bad: str | Sequence[str] | None = 'req_total{code=~"5..",job="svc"}',
    good: str | Sequence[str] | None = None,
    name: str = "requests",
    **changes: Any,
) -> SignalIr:
    """Requests with a `code`; a text or several for each of total, bad and good."""
    source = PrometheusEventsIr(_queries(total), _queries(bad), _queries(good), False, SPAN)
    return signal(name, SignalForm.EVENTS, source, **changes)


def _queries(texts: str | Sequence[str] | None) -> tuple[QueryIr, ...] | None:
    if texts is None:
        return None
    return tuple(query(text) for text in ([texts] if isinstance(texts, str) else texts))


def distribution_signal(
    histogram: str = 'lat{job="svc"}', boundaries: Iterable[str] | None = ("0.03", "1"), **changes: Any
) -> SignalIr:
    """A latency in seconds, classic unless `boundaries` is None."""
    selector = parse_expr(histogram)
    assert isinstance(selector, VectorSelector)
    numbers = None if boundaries is None else tuple(map(Decimal, boundaries))
    source = PrometheusDistributionIr(selector, numbers, SPAN)
    return signal("duration", SignalForm.DISTRIBUTION, source, **{"unit": Unit.SECONDS} | changes)


def gauge_signal(value: str, name: str = "gauge", **changes: Any) -> SignalIr:
    return signal(name, SignalForm.GAUGE, PrometheusGaugeIr(query(value), False, SPAN), **changes)


def ratio_signal(bad: str, weight: str | None = None, **changes: Any) -> SignalIr:
    source = PrometheusRatioIr(query(bad), None if weight is None else query(weight), SPAN)
    return signal("ratio", SignalForm.RATIO, source, **changes)


def window(text: str = "30d") -> WindowIr:
    """A rolling window, or a calendar one by its word in the spec."""
    nominal = {"calendar-week": "7d", "calendar-month": "30d", "calendar-quarter": "90d"}
    calendar = Calendar(text) if text in nominal else None
    return WindowIr(Duration.parse(nominal.get(text, text)), calendar, SPAN)


def burn_alerts(
    objective: str, policy: Mapping[str, tuple[str, str, str, str, str, bool]], prefix: str, min_failures: int = 5
) -> tuple[BurnAlertIr, ...]:
    """The entries of a policy, the first the fastest; the others need the budget to burn still."""
    promised, built = Objective.parse(objective), list[BurnAlertIr]()
    for entry, (burn, long, short, for_, severity, page) in policy.items():
        rate = BurnRate(Fraction(burn))
        still_window = Duration.parse(policy["medium"][2] if entry == "slow" and "medium" in policy else "5m")
        built.append(
            BurnAlertIr(
                entry=entry,
                alert_name=f"{prefix}Burn{entry.title()}",
                burn=rate,
                threshold=rate.threshold(promised),
                long=Duration.parse(long),
                short=Duration.parse(short),
                for_=Duration.parse(for_),
                keep_firing_for=Duration.parse("15m" if page else "0s"),
                severity=severity,
                page=page,
                still_burning=StillBurningIr(still_window, promised.budget) if built else None,
                min_failures=min_failures,
                span=SPAN,
            )
        )
    return tuple(built)


def partition(
    objective: str = "99.95%",
    group: GroupIr = (),
    policy: Mapping[str, tuple[str, str, str, str, str, bool]] = STANDARD,
    prefix: str = "Svc",
    **changes: Any,
) -> SloPartitionIr:
    alerts = burn_alerts(objective, policy, prefix)
    built = SloPartitionIr(group, Objective.parse(objective), "web", RUNBOOK, alerts, {}, {}, SPAN)
    return replace(built, **changes)


def slo(name: str = "availability", sli: SliIr | None = None, *partitions: SloPartitionIr, **changes: Any) -> SloIr:
    """99.95 % of the requests over 30d, with the standard policy."""
    built = SloIr(
        name=name,
        description=None,
        sli=sli or EventsSli("requests"),
        store=Store.PROMETHEUS,
        window=window(),
        by=(),
        no_data=NoData.IGNORE,
        partitions=partitions or (partition(),),
        excluded=(),
        detect=(),
        masked=False,
        objective_span=SPAN,
        span=SPAN,
    )
    return replace(built, **changes)


def part(service_name: str, slo_name: str, labels: tuple[str, ...] = ()) -> CompositePartIr:
    return CompositePartIr(service_name, slo_name, labels, Objective.parse("99.9%"), Store.PROMETHEUS, SPAN)


def measure(text: str, over: str | None = "5m", aggregate: str | None = None) -> MeasureIr:
    """A measure as the spec spells it: `p95`, `rate`, `value`."""
    if text.startswith("p"):
        return MeasureIr(text, MeasureKind.QUANTILE, Decimal(text[1:]).scaleb(-2), duration(over), None)
    return MeasureIr(text, MeasureKind(text), None, duration(over), aggregate)


def above(measured: MeasureIr, value: str, text: str | None = None) -> ThresholdIr:
    return ThresholdIr(measured, True, Decimal(value), text or value)


def below(measured: MeasureIr, value: str, text: str | None = None) -> ThresholdIr:
    return ThresholdIr(measured, False, Decimal(value), text or value)


def drops(measured: MeasureIr, share: str = "50%", against: str | None = None, least: int | None = 50) -> ChangeIr:
    return ChangeIr(measured, True, Share.parse(share), duration(against), least)


def rises(measured: MeasureIr, share: str = "100%", against: str | None = None) -> ChangeIr:
    return ChangeIr(measured, False, Share.parse(share), duration(against), None)


def deviates(measured: MeasureIr, deviations: str = "4", season: str = "7d") -> BandIr:
    return BandIr(measured, Decimal(deviations), Duration.parse(season))


def absent(seen_within: str | None = None, *declared: GroupIr) -> AbsenceIr:
    return AbsenceIr(duration(seen_within), declared)


def raw(text: str) -> RawConditionIr:
    return RawConditionIr(query(text))


def alert_partition(condition: ConditionIr, group: GroupIr = (), **changes: Any) -> AlertPartitionIr:
    built = AlertPartitionIr(
        group, condition, Duration.of(minutes=5), Duration(0), "P1", True, "web", RUNBOOK, {}, {}, SPAN
    )
    return replace(built, **changes)


def alert(
    name: str, condition: ConditionIr | None, *groups: AlertPartitionIr, on: str | None = "requests", **changes: Any
) -> AlertIr:
    """An alert on the signal `on`, P1 after 5m; `groups` are partitions beside the rest."""
    rest = () if condition is None else (alert_partition(condition),)
    alert_name = "Svc" + "".join(word.title() for word in name.split("-"))
    built = AlertIr(name, alert_name, None, on, Store.PROMETHEUS, (), (*rest, *groups), (), SPAN)
    return replace(built, **changes)


def weekly(name: str, weekdays: Iterable[int], start: str, end: str, timezone: str = "UTC") -> TimeIntervalIr:
    """Hours on weekdays (0 is Monday), `02:00` to `03:00`."""
    return TimeIntervalIr(name, tuple(weekdays), _minute(start), _minute(end), timezone, SPAN)


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def maintenance(
    name: str,
    interval: TimeIntervalIr | None,
    mute: Iterable[str] = (),
    *,
    excludes_budget: bool = False,
    **changes: Any,
) -> MaintenanceIr:
    built = MaintenanceIr(name, None, interval, None, None, tuple(mute), excludes_budget, SPAN)
    return replace(built, **changes)


def service(*parts: SignalIr | SloIr | AlertIr | MaintenanceIr, name: str = "svc", **changes: Any) -> ServiceIr:
    """A service of the team `web`, made of its parts in any order."""

    def sorted_parts(kind: type) -> tuple[Any, ...]:
        return tuple(sorted((one for one in parts if isinstance(one, kind)), key=lambda one: one.name))

    built = ir_organization.service(
        name,
        signals=sorted_parts(SignalIr),
        slos=sorted_parts(SloIr),
        alerts=sorted_parts(AlertIr),
        maintenance=sorted_parts(MaintenanceIr),
        source=SourceIr(f"specs/{name}.yaml", DIGEST),
    )
    return replace(built, **changes)


def compilation(*services: ServiceIr, built: OrganizationIr | None = None) -> CompilationIr:
    return ir_organization.compilation(built or organization(), *services)
