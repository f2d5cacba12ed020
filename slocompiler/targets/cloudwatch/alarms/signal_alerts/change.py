"""Drops and rises: a measure against the period before, or against the traffic that the spec declares."""

from decimal import Decimal

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import ChangeIr
from slocompiler.targets.cloudwatch.alarms.body import ABOVE, BELOW, BREACHING, Watch
from slocompiler.targets.cloudwatch.alarms.formula import Formula, Stream, math
from slocompiler.targets.cloudwatch.alarms.periods import duration_text
from slocompiler.targets.cloudwatch.alarms.signal_alerts.measure import EVENT_KINDS, measured
from slocompiler.targets.cloudwatch.alarms.signal_alerts.subject import AlertAt, Condition, looks_back
from slocompiler.targets.cloudwatch.alarms.signal_alerts.threshold import statistic_findings
from slocompiler.targets.cloudwatch.alarms.signal_alerts.wording import measure_words
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import NOT_ON_CLOUDWATCH, OTHER_BASELINE
from slocompiler.values import Rate, print_fraction, print_number

_FIVE_MINUTES = 300


def change_condition(subject: AlertAt, change: ChangeIr) -> Condition | Diagnostic:
    """The measure against a baseline that CloudWatch can see, or why there is none."""
    period, against = looks_back(change.measure.over), change.against
    if against is not None and against.milliseconds != period * 1000:
        message = f"metric math has no time offset: nothing can be compared with {against} ago"
        help = (
            f"compare with the period before (`over: {against}, against: {against}`, up to 1d), write a floor "
            "(`rate: {below: 5/s}`), or let CloudWatch learn a band (`deviates: 3`)"
        )
        return NOT_ON_CLOUDWATCH.at(subject.partition.span, message, help)
    traffic = subject.signal.traffic
    if change.is_drop and against is None and traffic is not None and change.measure.kind in EVENT_KINDS:
        return _below_declared(subject, change, traffic.low)
    return _against_period_before(subject, change)


def _below_declared(subject: AlertAt, change: ChangeIr, low: Rate) -> Condition:
    """Fewer events than what is left of the quietest hours' traffic; none at all are too few."""
    period = looks_back(change.measure.over)
    floor = low.per_second * period * (1 - change.share.ratio).as_integer_ratio()[0]
    floor /= (1 - change.share.ratio).as_integer_ratio()[1]
    formula = measured(subject, change.measure)
    watch = Watch(
        formula, period, BELOW, Decimal(print_fraction(floor)), subject.evaluations(period), missing=BREACHING
    )
    message = (
        f"`{subject.alert.name}` is judged against the declared `traffic.low` of {low}, not against the last hours "
        f"and days: by day it only sees a drop below {print_number(1 - change.share.ratio)} of that"
    )
    help = "write the floor that you mean: `rate: {below: 5/s}`, or let CloudWatch learn a band: `deviates: 3`"
    words = f"{measure_words(change.measure)} is more than {change.share} below {low}"
    return Condition(watch, words, (OTHER_BASELINE.at(subject.partition.span, message, help),))


def _against_period_before(subject: AlertAt, change: ChangeIr) -> Condition:
    """The measure against its value one period ago, which is what its difference leaves: x - DIFF(x).

    Only the period of the change itself is beyond it, so there is no waiting for more of them.
    """
    period, verb = looks_back(change.measure.over), "dropped" if change.is_drop else "rose"
    now = measured(subject, change.measure)
    if change.measure.kind in EVENT_KINDS:
        now = _filled(now)
    before = math("(", now, " - DIFF(", now, "))")
    bound = print_number(1 - change.share.ratio if change.is_drop else 1 + change.share.ratio)
    terms = [math(now, " < " if change.is_drop else " > ", f"{bound} * ", before)]
    if change.min_baseline is not None:
        terms.append(math(before, f" >= {print_number(Decimal(change.min_baseline) * period / _FIVE_MINUTES)}"))
    elif not change.is_drop:
        terms.append(math(before, " > 0"))
    condition = math("IF(", terms[0], *(part for term in terms[1:] for part in (" AND ", term)), ", 1, 0)")
    words = f"{measure_words(change.measure)} {verb} by more than {change.share} within {duration_text(period)}"
    found = list(statistic_findings(subject, change.measure))
    if change.against is None or subject.partition.for_.milliseconds:
        found.append(_only_the_fall(subject, change, period))
    return Condition(Watch(condition, period, ABOVE, Decimal(0)), words, tuple(found))


def _only_the_fall(subject: AlertAt, change: ChangeIr, period: int) -> Diagnostic:
    noun = "drop" if change.is_drop else "rise"
    message = (
        f"`{subject.alert.name}` compares with the {duration_text(period)} before and alarms for one such period, at "
        f"the moment of the {noun}, without waiting for `for`"
    )
    help = (
        f"write `over: {duration_text(period)}, against: {duration_text(period)}` without `for` to mean that, a number "
        "(`rate: {below: 5/s}`), or let CloudWatch learn a band: `deviates: 3`"
    )
    return OTHER_BASELINE.at(subject.partition.span, message, help)


def _filled(formula: Formula) -> Formula:
    """Events that stopped together with their metric count as none."""
    parts: list[str | Formula] = []
    for part in formula.parts:
        parts.append(math("FILL(", part, ", 0)") if isinstance(part, Stream) else part)
    return math(*parts)
