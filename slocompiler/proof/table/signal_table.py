"""The detection table of an alert outside any SLO: which change it notices, and when."""

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, ConditionIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import EventsSli, SloIr
from slocompiler.proof.detection.alert_state import Holding
from slocompiler.proof.detection.facts import DetectionFacts, facts_of, recording_interval
from slocompiler.proof.detection.outcome import Firing
from slocompiler.proof.detection.signal_alerts.shift import NotModelled, Shift, Timing
from slocompiler.proof.detection.signal_alerts.shifts_of import shifts_of
from slocompiler.proof.detection.sli_shape import COUNT_WINDOW, SliShape
from slocompiler.values import Duration


class SignalRow(Struct, frozen=True):
    """One change.

    `fires`: after so long, when the change comes right after a scrape and an evaluation; None: never. `at_most`:
    whenever it comes. `budget_spent`: share of the budget of `SignalTable.budget_of` gone by then. When the change ends
    after `lasted`, the alert is quiet `resets` later. `ends_after`: by then it stops although the change goes on.
    """

    change: str
    fires: Duration | None
    at_most: Duration | None
    budget_spent: Fraction | None
    lasted: Duration | None
    resets: Duration | None
    ends_after: Duration | None


class SignalTable(Struct, frozen=True):
    """The rows of one partition. `basis`: what the changes start from; `budget_of`: the SLO whose budget is spent."""

    basis: str
    rows: tuple[SignalRow, ...]
    budget_of: str | None


def signal_table(
    alert: AlertIr, partition: AlertPartitionIr, service: ServiceIr, prometheus: PrometheusFactsIr
) -> SignalTable | NotModelled:
    """The table of one partition of an alert."""
    slo = _slo_on(alert, service)
    facts = _facts(slo, service, prometheus)
    holding = Holding(partition.for_.milliseconds, partition.keep_firing_for.milliseconds)
    signal = None if alert.signal is None else service.signal(alert.signal)
    asked = shifts_of(alert, partition, signal, Timing(facts, holding))
    if isinstance(asked, NotModelled):
        return asked
    has_budget = asked.is_bad_share and slo is not None
    rows = [_row(shift, facts, _looks_back(partition.condition)) for shift in asked.shifts]
    if not has_budget:
        rows = [replace(row, budget_spent=None) for row in rows]
    return SignalTable(asked.basis, tuple(rows), slo.name if slo is not None and has_budget else None)


def _row(shift: Shift, facts: DetectionFacts, looks_back: Duration) -> SignalRow:
    """The change ends when the alert has fired for as long as it looks back, unless it is over at once."""
    seen = shift.outcome(shift.scenario)
    if not isinstance(seen, Firing):
        return SignalRow(shift.text, None, None, None, None, None, None)
    scrape = facts.scrape.milliseconds
    stays = 0 if shift.is_momentary else seen.fires.milliseconds + looks_back.milliseconds
    lasted = Duration(-(-stays // scrape) * scrape)
    ended = shift.outcome(replace(shift.scenario, lasts=lasted))
    resets = ended.resets if isinstance(ended, Firing) else None
    return SignalRow(
        change=shift.text,
        fires=seen.fires,
        at_most=shift.at_most,
        budget_spent=seen.budget_spent,
        lasted=lasted,
        resets=None if resets is None else Duration(resets.milliseconds - lasted.milliseconds),
        ends_after=shift.ends_after,
    )


def _looks_back(condition: ConditionIr) -> Duration:
    measure = getattr(condition, "measure", None)
    return COUNT_WINDOW if measure is None or measure.over is None else measure.over


def _slo_on(alert: AlertIr, service: ServiceIr) -> SloIr | None:
    """The SLO on the same events: what fails for the alert spends its budget."""
    for slo in service.slos:
        if isinstance(slo.sli, EventsSli) and slo.sli.signal == alert.signal:
            return slo
    return None


def _facts(slo: SloIr | None, service: ServiceIr, prometheus: PrometheusFactsIr) -> DetectionFacts:
    """Thresholds read counters over their own window; without an SLO there is no budget, and any number will do."""
    if slo is not None:
        return replace(facts_of(slo, slo.default, service, prometheus), shape=SliShape())
    interval = recording_interval(prometheus)
    return DetectionFacts(prometheus.scrape_interval, interval, Fraction(1), Duration.of(days=30), SliShape())
