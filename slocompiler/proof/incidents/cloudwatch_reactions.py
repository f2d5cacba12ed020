"""What an alarm on a threshold in CloudWatch makes of an incident.

An alarm looks at whole periods and is evaluated once a minute; it goes off when `for` and one more period in a row are
beyond the limit. A period in which the incident begins is beyond it when enough of the period is. So, with N periods of
length p of which a share c must be bad:

    latest   c p, almost enough of a period, then N whole ones, then up to a minute until the next evaluation
    fires    when the incident lasts at least so long that N periods can be beyond: (N - 2) p and c p at either end
"""

from fractions import Fraction

from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, MeasureKind, ThresholdIr
from slocompiler.ir.operations import GivenIr, IncidentIr
from slocompiler.ir.signals import SignalIr
from slocompiler.proof.detection.outcome import Period
from slocompiler.proof.incidents.given_levels import number_of, quantile_of, slow_share
from slocompiler.proof.incidents.reaction import Peak, Reaction
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.queries.measures import window_of
from slocompiler.values import Duration, Quantity, Share

_MINUTE = Duration.of(minutes=1).milliseconds


def cloudwatch_reaction(
    alert: AlertIr, partition: AlertPartitionIr, signal: SignalIr, given: GivenIr, incident: IncidentIr
) -> Reaction:
    """When the alarm goes off; raises NotTestableError for an alarm of another kind."""
    if not isinstance(partition.condition, ThresholdIr):
        raise NotTestableError("only thresholds of CloudWatch are modelled")
    share = _bad_share(partition.condition, signal, given)
    if share is None or share > 1:
        return Reaction(alert.name, None, (), None, lambda: Peak(Fraction(0), "never sees a period beyond its limit"))
    period = -(-window_of(partition.condition.measure).milliseconds // _MINUTE) * _MINUTE
    periods = partition.for_.milliseconds // period + 1
    partly = int(share * period)
    needed = partly if periods == 1 else (periods - 2) * period + 2 * partly
    if incident.lasts.milliseconds < needed:
        return Reaction(
            alert.name, None, (), None, lambda: Peak(Fraction(1), f"asks for {periods} bad periods in a row")
        )
    earliest = max(0, (periods - 1) * period + partly)
    fires = Duration(earliest)
    return Reaction(alert.name, None, (Period(fires, None),), Duration(partly + periods * period + _MINUTE))


def _bad_share(condition: ThresholdIr, signal: SignalIr, given: GivenIr) -> Fraction | None:
    """Which share of a period must be bad for it to be beyond the limit; None when the incident is not beyond it."""
    limit, measure = Fraction(condition.value), condition.measure
    if measure.kind is MeasureKind.BAD_RATIO and isinstance(given.value, Share):
        ratio = Fraction(given.value.ratio)
        return limit / ratio if condition.is_above and ratio > limit else None
    quantile = quantile_of(given.measure)
    if measure.kind is MeasureKind.QUANTILE and quantile is not None and measure.quantile is not None:
        if not condition.is_above or number_of(given, signal) <= limit:
            return None
        return (1 - Fraction(measure.quantile)) / slow_share(quantile)
    if measure.kind.value == given.measure and isinstance(given.value, Quantity):
        value = number_of(given, signal)
        return Fraction(1) if (value > limit) == condition.is_above and value != limit else None
    raise NotTestableError(f"`{given.measure}` says nothing about `{measure.text}`")
