"""SLOs that fit their signals."""

from typing import Any

from hypothesis import strategies as st

from tests.strategies.names import VALUES, chance, some_of
from tests.strategies.organizations import Organization, entries_of
from tests.strategies.signals import Signal

Data = dict[str, Any]

WINDOWS = ("7d", "28d", "30d", "90d", "calendar-week", "calendar-month", "calendar-quarter")
#: High enough that 50x the budget stays below 100 %: every entry of every policy can fire.
_OBJECTIVES = ("99%", "99.5%", "99.9%", "99.95%", "99.999%")

#: So many that hardly two are the same: names of alerts and of recordings are unique.
_NUMBERS = st.integers(10**6, 10**12)


@st.composite
def slos(draw: st.DrawFn, name: str, signal: Signal, organization: Organization, runbooks: list[str]) -> Data:
    """An SLO on the signal of that name."""
    data: Data = {"objective": draw(st.sampled_from(_OBJECTIVES)), "signal": name}
    if signal.bounds:
        data["good"] = {draw(st.sampled_from(("below", "above"))): draw(st.sampled_from(signal.bounds))}
    if draw(chance(60)):
        data["window"] = draw(st.sampled_from(WINDOWS))
    if draw(chance(30)):
        data["timeslices"] = {"every": draw(st.sampled_from(("1m", "2m")))}
        if signal.form != "gauge":
            data["timeslices"]["good_above"] = draw(st.sampled_from(("95%", "99.9%")))
    data |= draw(_common(organization, runbooks))
    if "timeslices" in data:
        # At low traffic so few slices have events that nothing is certain to be noticed.
        data.pop("detect", None)
    if "burn_rate_policy" in data and draw(chance(50)):
        data["burn_alerts"] = draw(_burn_alerts(data["burn_rate_policy"]))
    if draw(chance(20)):
        data["recorded_as"] = f"Old.{draw(_NUMBERS)}"
    if draw(chance(50)) and signal.by:
        data["groups"] = {signal.by[0]: draw(_groups(organization, runbooks))}
    return data


@st.composite
def _burn_alerts(draw: st.DrawFn, policy: str) -> Data:
    """What alerts of single entries of a policy are called and carry."""
    parts: dict[str, st.SearchStrategy[Any]] = {
        "name": _NUMBERS.map("Own_{}".format),
        "labels": st.just({"channel": "desk", "journey": "one"}),
        "annotations": st.just({"note": "{{ $value }} alone", "board": "https://example.com/board"}),
    }
    entries = draw(some_of(entries_of(policy), 1, 2))
    return {entry: {key: draw(values) for key, values in parts.items() if draw(chance(60))} for entry in entries}


@st.composite
def composites(draw: st.DrawFn, members: list[str], window: str | None, organization: Organization) -> Data:
    """A composite of members that all have that window (None: the inherited one)."""
    of = draw(some_of(members, 2, 3))
    data: Data = {"objective": "99%", "composite": {"of": of, "as": draw(st.sampled_from(("pooled", "worst")))}}
    return data | draw(_common(organization, [])) | ({} if window is None else {"window": window})


@st.composite
def _common(draw: st.DrawFn, organization: Organization, runbooks: list[str]) -> Data:
    options: dict[str, st.SearchStrategy[Any]] = {
        "burn_rate_policy": st.sampled_from(organization.policies),
        "team": st.sampled_from(organization.teams),
        "min_failures": st.integers(1, 10),
        "baseline": st.sampled_from(("0%", "0.0001%")),
        "no_data": st.sampled_from(("ignore", "bad")),
        "max_severity": st.sampled_from(organization.severities),
        "labels": st.just({"journey": "search"}),
        "annotations": st.just({"note": "{{ $value }} of {{ $labels.region }}"}),
        "description": st.sampled_from(("Plain text", "With `code`, {{ braces }} and\ntwo lines")),
        "detect": st.just({"outage": {"bad_ratio": "100%", "within": "7d"}}),
        "runbook": st.sampled_from((*runbooks, *organization.runbooks, "https://example.com/runbook?x=1&y=2")),
    }
    return {key: draw(values) for key, values in options.items() if draw(chance(25))}


@st.composite
def _groups(draw: st.DrawFn, organization: Organization, runbooks: list[str]) -> Data:
    overrides: dict[str, st.SearchStrategy[Any]] = {
        "objective": st.sampled_from(_OBJECTIVES),
        "team": st.sampled_from(organization.teams),
        "burn_rate_policy": st.sampled_from(organization.policies),
        "max_severity": st.sampled_from(organization.severities),
        "labels": st.just({"kind": "special"}),
        "runbook": st.sampled_from((*runbooks, "https://example.com/special")),
    }
    groups: Data = {}
    for value in draw(some_of(VALUES, 1, 3)):
        entry = {key: draw(values) for key, values in overrides.items() if draw(chance(35))}
        groups[value] = False if draw(chance(25)) else entry
    return groups
