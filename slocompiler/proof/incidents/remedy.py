"""An alert that would notice an incident in time."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, ChangeIr, ConditionIr, MeasureIr, MeasureKind, ThresholdIr
from slocompiler.ir.operations import GivenIr, IncidentIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalForm, Store
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.incidents.alert_reactions import alert_reaction
from slocompiler.proof.incidents.given_levels import quantile_of
from slocompiler.proof.incidents.reactions import given_levels
from slocompiler.proof.rule_tests.alerts.subject import alert_subject
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.values import Duration, Quantity, Share

_NOWHERE = SourceSpan.start_of("")
_FIVE_MINUTES = Duration.of(minutes=5)
_PATIENCE = (Duration.of(minutes=2), Duration(0))
_LIMITS = ("50%", "20%", "10%", "5%", "2%", "1%", "0.5%", "0.2%", "0.1%", "0.05%", "0.02%", "0.01%")


def remedy(service: ServiceIr, incident: IncidentIr, prometheus: PrometheusFactsIr) -> str | None:
    """`an alert on bad_ratio above 1 % over 5m fires after 4m`; None when nothing simple would do."""
    limit = incident.within or incident.lasts
    for given in incident.given:
        for words, condition in _conditions(given, service):
            for held in _PATIENCE:
                fires = _fires(service, given, incident, condition, held, prometheus)
                if fires is not None and fires <= limit:
                    patience = f" with `for: {held}`" if held.milliseconds else ""
                    return f"an alert on {words}{patience} fires after {fires.human} at most"
    return None


def _conditions(given: GivenIr, service: ServiceIr) -> Iterator[tuple[str, ConditionIr]]:
    """Conditions that what is given is well beyond: a fifth of it, or half."""
    signal = service.signal(given.signal)
    if isinstance(given.value, Share) and given.measure == "bad_ratio":
        measure = MeasureIr("bad_ratio", MeasureKind.BAD_RATIO, None, _FIVE_MINUTES, None)
        text = next((one for one in _LIMITS if Share.parse(one).ratio * 5 <= given.value.ratio), None)
        if text is not None:
            words = f"`{given.signal}` with bad_ratio above {text.replace('%', ' %')} over 5m"
            yield words, ThresholdIr(measure, True, Share.parse(text).ratio, text)
    quantile = quantile_of(given.measure)
    if quantile is not None and isinstance(given.value, Quantity):
        unit = signal.unit.base if signal.unit is not None else Fraction(1)
        half = given.value.base / unit / 2
        measure = MeasureIr(
            given.measure, MeasureKind.QUANTILE, Decimal(given.measure[1:]) / 100, Duration.of(minutes=1), None
        )
        value = Decimal(half.numerator) / Decimal(half.denominator)
        words = f"`{given.signal}` with {given.measure} above half of {given.value.text} over 1m"
        yield words, ThresholdIr(measure, True, value, given.value.text)
    if given.rises is not None or given.drops is not None:
        yield from _changes(given, signal.form)


def _changes(given: GivenIr, form: SignalForm) -> Iterator[tuple[str, ConditionIr]]:
    share = given.rises if given.rises is not None else given.drops
    assert share is not None, "the caller has looked"
    kind = MeasureKind.VALUE if form is SignalForm.GAUGE else MeasureKind(given.measure)
    measure = MeasureIr(given.measure, kind, None, None, None)
    verb = "drops" if given.drops is not None else "rises"
    text = next((one for one in _LIMITS if Share.parse(one).ratio * 2 <= share.ratio), "100%")
    if share.ratio > 1:
        text = "100%"
    condition = ChangeIr(measure, given.drops is not None, Share.parse(text), Duration.of(hours=1), 1)
    yield f"`{given.signal}` whose {given.measure} {verb} {text.replace('%', ' %')} against 1h ago", condition


def _fires(
    service: ServiceIr,
    given: GivenIr,
    incident: IncidentIr,
    condition: ConditionIr,
    held: Duration,
    prometheus: PrometheusFactsIr,
) -> Duration | None:
    partition = AlertPartitionIr((), condition, held, Duration(0), "", False, "", None, {}, {}, _NOWHERE)
    alert = AlertIr("", "", None, given.signal, Store.PROMETHEUS, (), (partition,), (), _NOWHERE)
    try:
        subject = alert_subject(service, alert, partition, prometheus, recording_interval(prometheus), 0)
        found = alert_reaction(subject, replace(incident, group=()), given_levels(given, service, prometheus))
    except NotTestableError:
        return None
    return found.at_most
