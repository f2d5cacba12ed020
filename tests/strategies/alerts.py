"""Alerts outside any SLO: every measure and comparison that fits a form."""

from typing import Any

from hypothesis import strategies as st

from tests.strategies.names import VALUES, chance, some_of
from tests.strategies.organizations import Organization
from tests.strategies.signals import Signal

Data = dict[str, Any]

_RAW = (
    'predict_linear(node_filesystem_avail_bytes{job="node"}[6h], 4 * 3600) < 0',
    "up == 0",
    'absent(up{job="x"})',
    "sum by (instance) (rate(errors_total[5m])) > 2\nand on (instance) up == 1\n",
)


@st.composite
def alerts(draw: st.DrawFn, name: str, signal: Signal, organization: Organization, runbooks: list[str]) -> Data:
    """An alert on the signal of that name, or on PromQL."""
    data: Data = {"severity": draw(st.sampled_from(organization.severities))}
    if draw(chance(15)):
        data["promql"] = draw(st.sampled_from(_RAW))
        return data | draw(_common(organization, runbooks))
    when = draw(_when(signal))
    data |= {"signal": name, "when": when}
    is_counted_drop = any(measure in when and "drops" in when[measure] for measure in ("rate", "count"))
    if is_counted_drop and draw(chance(40)):
        data["min_baseline"] = draw(st.integers(1, 500))
    data |= draw(_common(organization, runbooks))
    if draw(chance(40)) and signal.by:
        data["groups"] = {signal.by[0]: draw(_groups(signal, organization, runbooks, changes_when=not is_counted_drop))}
    return data


@st.composite
def _when(draw: st.DrawFn, signal: Signal) -> Data:
    if draw(chance(20)):
        needs_memory = draw(st.booleans()) or bool(signal.by)
        return {"absent": {"seen_within": draw(st.sampled_from(("1h", "1d")))} if needs_memory else {}}
    measure, bounds = draw(st.sampled_from(_measures(signal)))
    return {measure: draw(_comparison(signal, bounds))}


def _measures(signal: Signal) -> list[tuple[str, tuple[object, ...]]]:
    """Every measure of the form, each with thresholds that fit it."""
    shares = ("1%", "0.05%")
    match signal.form:
        case "events":
            sli = [("bad_ratio", shares)] if signal.has_sli else []
            return [("rate", ("5/s", "30/m")), ("count", (2, 1000)), *sli]
        case "distribution":
            return [(measure, signal.bounds) for measure in ("p50", "p90", "p95", "p99", "p99.9", "mean")]
        case "gauge":
            return [("value", signal.bounds or (0, 1))]
        case _:
            return [("bad_ratio", shares)]


@st.composite
def _comparison(draw: st.DrawFn, signal: Signal, bounds: tuple[object, ...]) -> Data:
    kind = draw(st.sampled_from(("above", "below", "drops", "rises", "deviates")))
    data: Data = {}
    if kind in ("above", "below"):
        # A flag is never above 1 and never below 0.
        possible = bounds if bounds != (0, 1) else (0,) if kind == "above" else (1,)
        data[kind] = draw(st.sampled_from(possible))
    elif kind == "deviates":
        data[kind] = draw(st.sampled_from((3, 4, 2.5)))
        if draw(chance(40)):
            data["season"] = draw(st.sampled_from(("1d", "1w")))
    else:
        data[kind] = draw(st.sampled_from(("50%", "12.5%") if kind == "drops" else ("50%", "300%")))
        if draw(chance(50)):
            data["against"] = draw(st.sampled_from(("15m", "1h", "1d", "1w")))
    if draw(chance(40)):
        data["over"] = draw(st.sampled_from(("2m", "5m", "15m", "1h")))
        if signal.form == "gauge":
            data["as"] = draw(st.sampled_from(("mean", "max", "min")))
    return data


@st.composite
def _common(draw: st.DrawFn, organization: Organization, runbooks: list[str]) -> Data:
    options: dict[str, st.SearchStrategy[Any]] = {
        "for": st.sampled_from(("0s", "5m", "90s", "10m")),
        "keep_firing_for": st.sampled_from(("10m", "1h")),
        "team": st.sampled_from(organization.teams),
        "labels": st.just({"kind": "saturation"}),
        "annotations": st.just({"impact": "Users wait: {{ $value }}"}),
        "description": st.sampled_from(("Something is off", "50 % of it, {{ really }}")),
        "runbook": st.sampled_from((*runbooks, *organization.runbooks, "https://example.com/runbook")),
    }
    return {key: draw(values) for key, values in options.items() if draw(chance(30))}


@st.composite
def _groups(
    draw: st.DrawFn, signal: Signal, organization: Organization, runbooks: list[str], *, changes_when: bool
) -> Data:
    overrides: dict[str, st.SearchStrategy[Any]] = {
        "severity": st.sampled_from(organization.severities),
        "team": st.sampled_from(organization.teams),
        "for": st.sampled_from(("1m", "12m")),
        "runbook": st.sampled_from((*runbooks, "https://example.com/special")),
        "labels": st.just({"kind": "special"}),
    }
    if changes_when:
        overrides["when"] = _when(signal)
    groups: Data = {}
    for value in draw(some_of(VALUES, 1, 3)):
        entry = {key: draw(values) for key, values in overrides.items() if draw(chance(35))}
        groups[value] = False if draw(chance(25)) else entry
    return groups
