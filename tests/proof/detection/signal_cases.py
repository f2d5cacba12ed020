"""Random alerts outside any SLO, as expressions and series that are written here and not by the compiler."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.alerts import MeasureIr, MeasureKind, ThresholdIr
from slocompiler.proof.detection.alert_state import Holding
from slocompiler.proof.detection.outcome import Outcome
from slocompiler.proof.detection.signal_alerts.bad_share import simulate_bad_share
from slocompiler.proof.detection.signal_alerts.band import band_shifts
from slocompiler.proof.detection.signal_alerts.changes import change_shifts
from slocompiler.proof.detection.signal_alerts.gauge_value import simulate_gauge
from slocompiler.proof.detection.signal_alerts.shift import NotModelled, Shift, Shifts, Timing
from slocompiler.proof.detection.signal_alerts.thresholds import threshold_shifts
from slocompiler.values import Duration, print_number
from tests.ir_builders import above, below, deviates, distribution_signal, drops, events_signal, gauge_signal, rises
from tests.proof.burn_entries import facts
from tests.proof.detection.signal_lines import STARTS, Burst, Counter, Gauge, Line

_EACH_SECOND = 10_000
_SPREAD = Fraction("0.03")
_NEARLY = Fraction(1, 1_000_000)
#: An alert's expression, and the series that it reads.
Text = tuple[str, dict[str, Line]]


class SignalCase(Struct, frozen=True):
    """One change, how long it lasts, and the alert that is to notice it."""

    name: str
    shift: Shift
    timing: Timing
    lasts: Duration
    expr: str
    series: dict[str, Line]

    @property
    def outcome(self) -> Outcome:
        return _outcome(self.shift, self.lasts, self.timing)


def random_signal_cases(random: Random, scrape: int, interval: int, count: int) -> Iterator[SignalCase]:
    """`count` cases that one promtool test can run together, of all kinds in turn."""
    number = made = 0
    while made < count:
        name, number = f"Signal{number}", number + 1
        holding = Holding(random.choice((0, 120_000, 130_000, 300_000)), random.choice((0, 0, 310_000)))
        timing = Timing(facts(f"{scrape}s", f"{interval}s"), holding)
        maker = _MAKERS[number % len(_MAKERS)]
        if maker is _band and interval != 60:
            continue
        shifts, text = maker(random, name.lower(), timing)
        assert not isinstance(shifts, NotModelled)
        shift, lasts = random.choice(shifts.shifts), Duration.of(seconds=random.choice((240, 595, 900, 1500)))
        if _is_clear(shift, lasts, timing):
            made += 1
            yield SignalCase(name, shift, timing, lasts, *text(shift))


def _outcome(shift: Shift, lasts: Duration, timing: Timing) -> Outcome:
    """The model's answer; the change comes between scrapes and between evaluations."""
    scrape, interval = timing.facts.scrape.milliseconds, timing.facts.interval.milliseconds
    scenario = replace(
        shift.scenario,
        lasts=Duration(0) if shift.is_momentary else lasts,
        since_scrape=Duration(STARTS * 1000 % scrape),
        until_evaluation=Duration(-STARTS * 1000 % interval),
    )
    return shift.outcome(scenario)


def _is_clear(shift: Shift, lasts: Duration, timing: Timing) -> bool:
    """Whether limits a millionth higher or lower make no difference, so that rounding makes none."""
    nudged = [replace(shift, outcome=_nudged(shift.outcome, factor)) for factor in (1 - _NEARLY, 1 + _NEARLY)]
    return _outcome(nudged[0], lasts, timing) == _outcome(nudged[1], lasts, timing)


def _nudged(outcome: Callable[..., Outcome], factor: Fraction) -> Callable[..., Outcome]:
    if isinstance(outcome, partial) and outcome.func is simulate_bad_share:
        return partial(simulate_bad_share, outcome.args[0] * factor, *outcome.args[1:])
    if isinstance(outcome, partial) and outcome.func is simulate_gauge:
        measure, step, *others = outcome.args
        return partial(simulate_gauge, measure, replace(step, limit=step.limit * factor), *others)
    return outcome


def _over(random: Random) -> Duration:
    return Duration.parse(random.choice(("3m", "5m", "10m", "310s")))


def _measure(kind: MeasureKind, over: Duration | None, quantile: str | None = None) -> MeasureIr:
    return MeasureIr(kind.value, kind, None if quantile is None else Decimal(quantile), over, None)


Made = tuple[Shifts | NotModelled, Callable[[Shift], Text]]


def _bad_ratio(random: Random, name: str, timing: Timing) -> Made:
    over, limit = _over(random), random.choice(("0.0123", "0.0307", "0.2003"))
    timing = replace(timing, facts=replace(timing.facts, baseline=Fraction(random.choice((0, 20)), _EACH_SECOND)))
    shifts = threshold_shifts(above(_measure(MeasureKind.BAD_RATIO, over), limit), events_signal(), timing)

    def text(shift: Shift) -> Text:
        bad = Counter(_number(shift.scenario.baseline), _number(shift.scenario.bad_ratio))
        series: dict[str, Line] = {f"{name}_bad": bad, f"{name}_total": Counter(_EACH_SECOND, _EACH_SECOND)}
        return f"sum(rate({name}_bad[{over}])) / (sum(rate({name}_total[{over}])) > 0) > {limit}", series

    return shifts, text


def _quantile(random: Random, name: str, timing: Timing) -> Made:
    """The limit is a boundary, or lies in the middle between two."""
    over, quantile, apart = _over(random), random.choice(("0.9", "0.95")), random.choice((0, 10))
    condition = (above if random.random() < 0.7 else below)(_measure(MeasureKind.QUANTILE, over, quantile), "0.05")
    shifts = threshold_shifts(condition, distribution_signal(), timing)

    def text(shift: Shift) -> Text:
        beyond = [shift.scenario.baseline, shift.scenario.bad_ratio]
        if not condition.is_above:
            beyond = [1 - share for share in beyond]
        usual, changed = (_EACH_SECOND - _number(share) for share in beyond)
        below_limit = {"0.04": Counter(usual - apart, changed - apart), "0.06": Counter(usual + apart, changed + apart)}
        buckets = below_limit if apart else {"0.05": Counter(usual, changed)}
        every = Counter(_EACH_SECOND, _EACH_SECOND)
        series: dict[str, Line] = {
            f'{name}_bucket{{le="{le}"}}': line for le, line in {**buckets, "1.0": every, "+Inf": every}.items()
        }
        measured = f"histogram_quantile({quantile}, sum by (le) (rate({name}_bucket[{over}])))"
        return f"{measured} {'>' if condition.is_above else '<'} 0.05", series

    return shifts, text


def _linear(random: Random, name: str, timing: Timing) -> Made:
    """A mean, or a rate; the limit is 50.03 of something, and everything is counted two thousand times."""
    over, kind = _over(random), random.choice((MeasureKind.MEAN, MeasureKind.RATE))
    condition: ThresholdIr = above(_measure(kind, over), "50.03")
    shifts = threshold_shifts(condition, events_signal(), timing)

    def text(shift: Shift) -> Text:
        times = Fraction(shift.text.split("x ")[0])
        line: Line = Counter(50_030, int(times * 100_060))
        if kind is MeasureKind.MEAN:
            series: dict[str, Line] = {f"{name}_sum": line, f"{name}_count": Counter(2000, 2000)}
            return f"sum(rate({name}_sum[{over}])) / sum(rate({name}_count[{over}])) > 50.03", series
        return f"sum(rate({name}_total[{over}])) / 2000 > 50.03", {f"{name}_total": line}

    return shifts, text


def _value(random: Random, name: str, timing: Timing) -> Made:
    aggregate = random.choice((None, "mean", "max", "min"))
    over = None if aggregate is None else _over(random)
    measure = MeasureIr("value", MeasureKind.VALUE, None, over, aggregate)
    is_above = random.random() < 0.7
    shifts = threshold_shifts((above if is_above else below)(measure, "1000"), gauge_signal("gauge"), timing)

    def text(shift: Shift) -> Text:
        assert isinstance(shift.outcome, partial)
        step = shift.outcome.args[1]
        functions = {"mean": "avg_over_time", "max": "max_over_time", "min": "min_over_time"}
        value = f"{name}_gauge" if over is None else f"{functions[aggregate or 'mean']}({name}_gauge[{over}])"
        # What was 500 and becomes 1100 is written ten times as large, so that the parts of a limit are whole.
        line = Gauge(int(step.usual * 11), int(step.wrong * 11))
        return f"{value} {'>' if is_above else '<'} 11000", {f"{name}_gauge": line}

    return shifts, text


def _burst(random: Random, name: str, timing: Timing) -> Made:
    over, limit = _over(random), random.choice((2, 7, 40))
    shifts = threshold_shifts(above(_measure(MeasureKind.COUNT, over), str(limit)), events_signal(), timing)

    def text(shift: Shift) -> Text:
        line = Burst(int(shift.text.split()[0]))
        return f"{over.whole_seconds} * sum(rate({name}_total[{over}])) > {limit}", {f"{name}_total": line}

    return shifts, text


def _change(random: Random, name: str, timing: Timing) -> Made:
    """A rate against what it was, which is a number here."""
    over, is_drop = _over(random), random.random() < 0.5
    measure = _measure(MeasureKind.RATE, over)
    change = drops(measure, "50.3%") if is_drop else rises(measure, "101.3%")
    shifts = change_shifts(change, events_signal(), timing)
    assert not isinstance(shifts, NotModelled)
    steady = tuple(shift for shift in shifts.shifts if shift.text != "all series end")

    def text(shift: Shift) -> Text:
        share = Fraction(shift.text.split()[-2]) / 100
        line = Counter(_EACH_SECOND, _number(1 - share if is_drop else 1 + share))
        limit = "< 4970" if is_drop else "> 20130"
        return f"sum(rate({name}_total[{over}])) {limit}", {f"{name}_total": line}

    return replace(shifts, shifts=steady), text


def _band(random: Random, name: str, timing: Timing) -> Made:
    """A rate with a spread of 3 %, in a band that does not move."""
    shifts = band_shifts(deviates(_measure(MeasureKind.RATE, None)), events_signal(), timing)

    def text(shift: Shift) -> Text:
        spreads = Fraction(shift.text.split()[1])
        line = Counter(_EACH_SECOND, _number(1 + spreads * _SPREAD))
        limit = print_number(Decimal(_number(1 + 4 * _SPREAD)))
        return f"sum(rate({name}_total[15m])) > {limit}", {f"{name}_total": line}

    return shifts, text


def _number(share: Fraction) -> int:
    """So many of what comes each second."""
    assert (share * _EACH_SECOND).denominator == 1
    return int(share * _EACH_SECOND)


_MAKERS = (_bad_ratio, _quantile, _linear, _value, _burst, _change, _band)
