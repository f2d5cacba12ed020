"""The detection table of an SLO: which entry of its policy notices which failure."""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import GroupIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.proof.detection.facts import DetectionFacts, facts_of
from slocompiler.proof.detection.outcome import Firing, Never, Outcome, Period
from slocompiler.proof.detection.scenario import Birth, Scenario
from slocompiler.proof.failures import Failure, slo_failures
from slocompiler.proof.table.evaluator import PROMETHEUS, Evaluator, evaluator_of
from slocompiler.values import Duration


class EntryDetection(Struct, frozen=True):
    """What one entry makes of a failure that does not end.

    `fires`: after so long, when the failure begins right after a scrape and an evaluation, at mean traffic; None:
    never. `at_most`: whenever it begins, also at low traffic; None: no time is certain. `budget_spent`: share of the
    budget gone when it fires.
    """

    alert: BurnAlertIr
    fires: Duration | None
    at_most: Duration | None
    budget_spent: Fraction | None


class Echo(Struct, frozen=True):
    """An alert that begins to fire after the failure is over; both times count from its end."""

    alert: BurnAlertIr
    fires: Duration
    resets: Duration | None


class DetectionRow(Struct, frozen=True):
    """One failure. `entries` in the order of the policy, `first` the one that fires first (None: nobody notices).

    `lasted`: for the rest of the row the failure ends when the first alert has fired for the length of its short
    window. `resets`: so long after that end the first alert is quiet; `echo`: what begins to fire only then.
    """

    failure: Failure
    entries: tuple[EntryDetection, ...]
    first: EntryDetection | None
    lasted: Duration | None
    resets: Duration | None
    echo: tuple[Echo, ...]


class DetectionTable(Struct, frozen=True):
    """The rows of one partition of an SLO."""

    slo: str
    group: GroupIr
    facts: DetectionFacts
    rows: tuple[DetectionRow, ...]


def detection_tables(service: ServiceIr, organization: OrganizationIr) -> tuple[DetectionTable, ...]:
    """A table for each SLO and each of its partitions that has alerts, in the order of the service."""
    return tuple(
        detection_table(
            slo, partition, facts_of(slo, partition, service, organization.prometheus), evaluator_of(slo, organization)
        )
        for slo in service.slos
        for partition in slo.partitions
        if partition.burn_alerts
    )


def detection_table(
    slo: SloIr, partition: SloPartitionIr, facts: DetectionFacts, evaluator: Evaluator = PROMETHEUS
) -> DetectionTable:
    """The table of one partition."""
    rows = (
        detection_row(partition.burn_alerts, facts, failure, evaluator=evaluator)
        for failure in slo_failures(facts.budget, facts.baseline)
    )
    return DetectionTable(slo.name, partition.group, facts, tuple(rows))


def detection_row(
    alerts: tuple[BurnAlertIr, ...],
    facts: DetectionFacts,
    failure: Failure,
    history: Duration | None = None,
    evaluator: Evaluator = PROMETHEUS,
) -> DetectionRow:
    """What the alerts make of one failure, when everything was recorded for `history` before it (None: for long)."""
    endless = Scenario(failure.bad_ratio, facts.baseline, history=history)
    outcomes = evaluator.outcomes(alerts, facts, endless)
    if _is_told_by_single_events(facts, failure) and not all(isinstance(one, Never) for one in outcomes):
        endless = replace(endless, traffic=facts.mean)
        outcomes = evaluator.outcomes(alerts, facts, endless)
    worst = worst_start(facts, endless)
    entries = tuple(
        EntryDetection(
            alert,
            outcome.fires if isinstance(outcome, Firing) else None,
            evaluator.latest(alert, facts, worst),
            outcome.budget_spent if isinstance(outcome, Firing) else None,
        )
        for alert, outcome in zip(alerts, outcomes, strict=True)
    )
    first = min((entry for entry in entries if entry.fires), key=lambda entry: entry.fires or Duration(0), default=None)
    if first is None or first.fires is None:
        return DetectionRow(failure, entries, None, None, None, ())
    lasted = next_scrape(first.fires.milliseconds + first.alert.short.milliseconds, facts)
    ended = evaluator.outcomes(alerts, facts, replace(endless, lasts=lasted))
    resets = ended[alerts.index(first.alert)]
    return DetectionRow(
        failure,
        entries,
        first,
        lasted,
        _since(lasted, resets.resets) if isinstance(resets, Firing) else None,
        tuple(_echoes(alerts, ended, lasted)),
    )


def worst_start(facts: DetectionFacts, scenario: Scenario) -> Scenario:
    """The scenario at low traffic, with error series that begin with the outage where they may."""
    birth = Birth.WITH_FIRST_ERROR if facts.may_be_born and not scenario.baseline else scenario.birth
    return replace(scenario, traffic=facts.low, birth=birth)


#: With fewer failures than this in 5m, it matters when each of them comes.
_FEW_FAILURES = 50


def _is_told_by_single_events(facts: DetectionFacts, failure: Failure) -> bool:
    return (
        facts.mean is not None
        and not facts.baseline
        and facts.mean.per_second * failure.bad_ratio * 300 < _FEW_FAILURES
    )


def _echoes(alerts: tuple[BurnAlertIr, ...], outcomes: tuple[Outcome, ...], lasted: Duration) -> Iterator[Echo]:
    for alert, outcome in zip(alerts, outcomes, strict=True):
        periods: tuple[Period, ...] = () if isinstance(outcome, Never) else outcome.periods
        for period in periods:
            if period.fires > lasted:
                fires = Duration(period.fires.milliseconds - lasted.milliseconds)
                yield Echo(alert, fires, _since(lasted, period.resets))


def _since(start: Duration, moment: Duration | None) -> Duration | None:
    return None if moment is None else Duration(moment.milliseconds - start.milliseconds)


def next_scrape(milliseconds: int, facts: DetectionFacts) -> Duration:
    """The first time that is a whole number of scrapes."""
    scrape = facts.scrape.milliseconds
    return Duration(-(-milliseconds // scrape) * scrape)
