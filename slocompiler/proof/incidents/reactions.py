"""What every alert of a service makes of an incident."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from slocompiler.ir.alerts import AlertIr
from slocompiler.ir.operations import GivenIr, IncidentIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.ir.slos import CompositeSli, SloIr, TimesliceSli
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.incidents.alert_reactions import alert_reaction, partition_of
from slocompiler.proof.incidents.burn_reactions import burn_reactions
from slocompiler.proof.incidents.cloudwatch_reactions import cloudwatch_reaction
from slocompiler.proof.incidents.given_levels import Levels, levels_of
from slocompiler.proof.incidents.reaction import Reaction, Unmodelled
from slocompiler.proof.rule_tests.alerts.subject import AlertSubject, alert_subject, signal_form
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError

Answer = Reaction | Unmodelled


def reactions(service: ServiceIr, incident: IncidentIr, prometheus: PrometheusFactsIr) -> tuple[Answer, ...]:
    """One for each burn-rate alert and each alert on a signal that is given, and for composites of such SLOs."""
    return tuple(_reactions(service, incident, prometheus))


def _reactions(service: ServiceIr, incident: IncidentIr, prometheus: PrometheusFactsIr) -> Iterator[Answer]:
    for given in incident.given:
        for slo in service.slos:
            if signal_of(slo) == given.signal:
                yield from _of_slo(slo, service, incident, given, prometheus)
        for alert in service.alerts:
            if alert.signal == given.signal:
                of_alert = partial(_of_alert, alert, service, incident, given, prometheus)
                yield from _known(alert.name, None, of_alert)
    hit = {slo.name for slo in service.slos if signal_of(slo) in {given.signal for given in incident.given}}
    for slo in service.slos:
        if isinstance(slo.sli, CompositeSli) and hit & {part.slo for part in slo.sli.parts}:
            yield Unmodelled(slo.name, slo.name, "how much traffic its other members have is not known")


def signal_of(slo: SloIr) -> str | None:
    """The signal that an SLO measures; None for a composite."""
    sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
    return None if isinstance(sli, CompositeSli) else sli.signal


def _of_slo(
    slo: SloIr, service: ServiceIr, incident: IncidentIr, given: GivenIr, prometheus: PrometheusFactsIr
) -> Iterator[Answer]:
    if slo.store is not Store.PROMETHEUS:
        yield Unmodelled(slo.name, slo.name, "burn-rate alarms of CloudWatch are not modelled")
        return

    def found() -> Iterable[Reaction]:
        return list(burn_reactions(slo, service, incident, given_levels(given, service, prometheus), prometheus))

    yield from _known(slo.name, slo.name, found)


def _of_alert(
    alert: AlertIr, service: ServiceIr, incident: IncidentIr, given: GivenIr, prometheus: PrometheusFactsIr
) -> Iterable[Reaction]:
    partition = partition_of(alert, incident.group)
    if alert.store is Store.CLOUDWATCH:
        return [cloudwatch_reaction(alert, partition, service.signal(given.signal), given, incident)]
    subject = incident_subject(alert, service, incident, prometheus)
    return [alert_reaction(subject, incident, given_levels(given, service, prometheus))]


def incident_subject(
    alert: AlertIr, service: ServiceIr, incident: IncidentIr, prometheus: PrometheusFactsIr, start: int = 0
) -> AlertSubject:
    """The alert of the group that the incident is about; raises NotTestableError."""
    partition = partition_of(alert, incident.group)
    return alert_subject(service, alert, partition, prometheus, recording_interval(prometheus), start)


def given_levels(given: GivenIr, service: ServiceIr, prometheus: PrometheusFactsIr, start: int = 0) -> Levels:
    """The levels of a given signal; raises NotTestableError."""
    signal = service.signal(given.signal)
    form = signal_form(signal, prometheus, start)
    return levels_of(given, signal, service, form, prometheus.scrape_interval.milliseconds)


def _known(name: str, slo: str | None, found: Callable[[], Iterable[Reaction]]) -> Iterator[Answer]:
    try:
        yield from found()
    except NotTestableError as error:
        yield Unmodelled(name, slo, str(error))
