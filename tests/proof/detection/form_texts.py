"""The forms of SLI as recordings and series, written here and not by the compiler (SEMANTICS 1 and 13)."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec import Struct

from slocompiler.proof.detection.sli_shape import Counting
from slocompiler.values import Duration, print_number
from tests.proof.detection.random_cases import Case

#: A gauge's series: a share of them is on the wrong side.
SERIES = 10
Recordings = tuple[tuple[str, str], ...]


class Form(Struct, frozen=True):
    """Recordings that come first, events and bad events of an evaluation, the ratio over a window of raw counters."""

    before: Recordings
    events: str
    errors: str
    raw: Callable[[Duration], str]


def form_of(case: Case) -> Form:
    """By what the case counts, and for events by how they are told."""
    name, every = case.alert.alert_name.lower(), case.facts.shape.slice
    seconds = case.facts.interval.whole_seconds
    if case.facts.shape.counting is Counting.MOMENTS:
        return _moments(name, every)
    if case.facts.shape.counting is Counting.SLICES:
        assert every is not None
        return _slices(name, every, case.facts.shape.slice_limit or Decimal(0))
    if case.form == "ratio":
        share = f"({_ratio(name, Duration.of(minutes=5))} >= 0)"
        weighted = f"{seconds} * sum(rate({name}_total[5m])) and on () {share}"
        errors = f'{share} * on () slo:sli_events:count{{slo="{name}"}}'
        return Form((), weighted, errors, lambda window: f"({_ratio(name, window)} >= 0)")
    bad = _missing if case.form == "distribution" else _bad
    return Form(
        (),
        f"{seconds} * sum(rate({name}_total[5m]))",
        f"{seconds} * ({bad(name, Duration.of(minutes=5))})",
        lambda window: f"({bad(name, window)}) / (sum(rate({name}_total[{window}])) > 0)",
    )


def _bad(name: str, window: Duration) -> str:
    return f"sum(rate({name}_bad_total[{window}])) or 0 * sum(rate({name}_total[{window}]))"


def _missing(name: str, window: Duration) -> str:
    """Of a histogram: everything that is not below the boundary."""
    return f"clamp_min(sum(rate({name}_total[{window}])) - sum(rate({name}_good_total[{window}])), 0)"


def _ratio(name: str, window: Duration) -> str:
    return f"sum(rate({name}_bad_total[{window}])) / sum(rate({name}_total[{window}]))"


def _moments(name: str, every: Duration | None) -> Form:
    events, errors = f"count({name}_gauge >= -Inf)", f"sum({name}_gauge > bool 0.5)"
    if every is None:
        return Form((), events, errors, _no_raw)
    worst = f'max_over_time(slo:slice_bad{{slo="{name}"}}[{every}]) and on () slo:sli_events:count{{slo="{name}"}}'
    return Form((("slo:slice_bad", errors),), events, worst, _no_raw)


def _slices(name: str, every: Duration, limit: Decimal) -> Form:
    ratio = f"({_bad(name, every)}) / (sum(rate({name}_total[{every}])) > 0)"
    slices = f'slo:slice_ratio{{slo="{name}"}}'
    before = (("slo:slice_ratio", ratio),)
    return Form(before, f"0 * {slices} + 1", f"{slices} > bool {print_number(limit)}", _no_raw)


def _no_raw(window: Duration) -> str:
    raise AssertionError("such an SLI has no raw windows")


def gauge_series(case: Case, ends: int) -> Iterator[dict[str, str]]:
    """0 or 1 at each scrape, for each series of a gauge."""
    name, scrape = case.alert.alert_name.lower(), case.facts.scrape.whole_seconds
    start = case.outage_starts
    end = ends + 1 if case.scenario.lasts is None else start + case.scenario.lasts.whole_seconds
    for number in range(SERIES):
        usual, bad = (int(number < ratio * SERIES) for ratio in (case.scenario.baseline, case.scenario.bad_ratio))
        values = (str(bad if start < at <= end else usual) for at in range(0, ends + 1, scrape))
        yield {"series": f'{name}_gauge{{instance="{number}"}}', "values": " ".join(values)}
