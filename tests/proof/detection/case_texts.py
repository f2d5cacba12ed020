"""A random case as promtool input: the rules in the form of SEMANTICS 13, series as counted here, expected states."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from slocompiler.proof.detection.outcome import Firing, Outcome
from slocompiler.proof.detection.scenario import Birth
from slocompiler.proof.detection.sli_shape import Counting
from slocompiler.values import print_number
from tests.proof.detection.form_texts import form_of, gauge_series
from tests.proof.detection.random_cases import Case

_HIGH = 1_000_000_000
#: Events per second where the traffic is not given: enough for every ratio used to be whole at every second.
_PLENTY = 10_000


def rule_group(case: Case) -> dict[str, object]:
    """Recordings first, then the alert, in one group."""
    name, form = case.alert.alert_name.lower(), form_of(case)
    slo, seconds = f'{{slo="{name}"}}', case.facts.interval.whole_seconds
    counts = (("slo:sli_events:count", form.events), ("slo:sli_errors:count", form.errors))
    rules = [_record(record, expr, name) for record, expr in (*form.before, *counts)]
    windows = {case.alert.long, case.alert.short}
    if case.alert.still_burning:
        windows.add(case.alert.still_burning.window)
    for window in sorted(windows):
        sums = [f"sum_over_time(slo:sli_{kind}:count{slo}[{window}])" for kind in ("errors", "events")]
        ratio = form.raw(window) if case.facts.shape.is_raw(window) else f"{sums[0]} / ({sums[1]} > 0)"
        rules.append(_record(f"slo:ratio_rate{window}", ratio, name))
    rules.append(_alert(case, slo))
    return {"name": name, "interval": f"{seconds}s", "rules": rules}


def _record(name: str, expr: str, slo: str) -> dict[str, object]:
    return {"record": name, "labels": {"slo": slo}, "expr": expr}


def _alert(case: Case, slo: str) -> dict[str, object]:
    alert = case.alert
    terms = [f"slo:ratio_rate{window}{slo} > {print_number(alert.threshold)}" for window in (alert.long, alert.short)]
    if alert.still_burning:
        terms.append(f"slo:ratio_rate{alert.still_burning.window}{slo} > {print_number(alert.still_burning.threshold)}")
    if alert.min_failures:
        terms.append(f"sum_over_time(slo:sli_errors:count{slo}[{alert.long}]) > {alert.min_failures - 0.5}")
    rule: dict[str, object] = {"alert": alert.alert_name, "expr": " and ".join(terms)}
    if alert.for_.milliseconds:
        rule["for"] = str(alert.for_)
    if alert.keep_firing_for.milliseconds:
        rule["keep_firing_for"] = str(alert.keep_firing_for)
    return rule


def series(case: Case, ends: int) -> Iterator[dict[str, str]]:
    """The two counters up to `ends` seconds, with runs of equal steps written as such; of a gauge, its series."""
    if case.facts.shape.counting is Counting.MOMENTS:
        yield from gauge_series(case, ends)
        return
    name = case.alert.alert_name.lower()
    moments = range(0, ends + 1, case.facts.scrape.whole_seconds)
    bad: list[int | None] = [_bad(case, at) - _bad(case, 0) for at in moments]
    if case.scenario.birth is Birth.LONG_AGO:
        bad = [_HIGH + (count or 0) for count in bad]
    if case.scenario.birth is Birth.WITH_FIRST_ERROR:
        bad = [count or None for count in bad]
    yield {"series": f"{name}_total", "values": _values([_HIGH + _events(case, at) for at in moments])}
    if case.form == "distribution":
        good = [_HIGH + _events(case, at) - _bad(case, at) for at in moments]
        yield {"series": f"{name}_good_total", "values": _values(good)}
        return
    yield {"series": f"{name}_bad_total", "values": _values(bad)}


def _events(case: Case, at: int) -> int:
    """Events between the beginning of the outage and `at`: they come at equal distances."""
    return int(_per_second(case) * (at - case.outage_starts) // 1)


def _bad(case: Case, at: int) -> int:
    """Bad events up to `at`: ratio times time before, in and after the outage."""
    start, scenario = case.outage_starts, case.scenario
    end = start + scenario.lasts.whole_seconds if scenario.lasts else at
    within = max(0, min(at, end) - start)
    return int(_per_second(case) * (scenario.bad_ratio * within + scenario.baseline * (at - start - within)) // 1)


def _per_second(case: Case) -> Fraction:
    return case.scenario.traffic.per_second if case.scenario.traffic else Fraction(_PLENTY)


def _values(values: Sequence[int | None]) -> str:
    """promtool's notation: `_xn` for n scrapes without a sample, `a+bxn` for n further steps of b."""
    born = next((index for index, value in enumerate(values) if value is not None), len(values))
    parts = [f"_x{born}"] if born else []
    counts = [value for value in values[born:] if value is not None]
    steps = [after - before for before, after in pairwise(counts)]
    at = counts[0] if counts else 0
    if counts:
        parts.append(str(at))
    for step, run in groupby(steps):
        length = len(list(run))
        parts.append(f"{at + step}+{step}x{length - 1}")
        at += step * length
    return " ".join(parts)


def expectations(case: Case, outcome: Outcome, ends: int) -> Iterator[dict[str, object]]:
    """At both edges of every firing, and how many evaluations it fires at in all."""
    interval = case.facts.interval.whole_seconds
    firing = f'count(ALERTS{{alertname="{case.alert.alert_name}",alertstate="firing"}})'
    evaluations = 0
    for start, end in _firing_seconds(case, outcome, ends):
        yield _expect(firing, start - interval, None)
        yield _expect(firing, start, 1)
        if end is not None:
            yield _expect(firing, end - interval, 1)
            yield _expect(firing, end, None)
        evaluations += ((ends if end is None else end) - start) // interval + (end is None)
    if case.scenario.lasts or not evaluations:
        over_all = f'count_over_time(ALERTS{{alertname="{case.alert.alert_name}",alertstate="firing"}}[{ends + 1}s])'
        yield _expect(f"sum({over_all})", ends, evaluations or None)


def _firing_seconds(case: Case, outcome: Outcome, ends: int) -> Iterator[tuple[int, int | None]]:
    if isinstance(outcome, Firing):
        for period in outcome.periods:
            start = period.fires.whole_seconds + case.outage_starts
            end = None if period.resets is None else period.resets.whole_seconds + case.outage_starts
            if start <= ends:
                yield start, end if end is not None and end <= ends else None


def _expect(expr: str, at: int, value: int | None) -> dict[str, object]:
    samples = [] if value is None else [{"labels": "{}", "value": value}]
    return {"expr": expr, "eval_time": f"{max(at, 0)}s", "exp_samples": samples}
