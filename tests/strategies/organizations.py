"""Organizations in which nothing is wrong, as plain data."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.strategies.names import chance, names, severity_names, some_of, unique_names
from tests.strategies.receivers import receivers

Data = dict[str, Any]

RETENTION = "120d"
#: Policies by name; each entry no slower than the next is urgent. Burns stay below 50x over 92 days.
_POLICIES: dict[str, tuple[tuple[str, Data], ...]] = {
    "burns": (
        ("fast", {"burn": 14.4, "long": "1h", "short": "5m", "for": "2m"}),
        ("medium", {"burn": 6, "long": "6h", "short": "30m", "for": "15m"}),
        ("slow", {"burn": 2, "long": "3d", "short": "6h", "for": "1h", "keep_firing_for": "30m"}),
    ),
    "budgets": (
        ("spike", {"budget": "2%", "long": "1h", "short": "5m"}),
        ("leak", {"budget": "10%", "long": "3d", "short": "6h", "for": "1h"}),
    ),
    "one": (("only", {"burn": 1, "long": "1d", "short": "2h", "for": "10m"}),),
    "many": tuple(
        (f"step-{number}", {"burn": burn, "long": long, "short": short})
        for number, (burn, long, short) in enumerate(
            ((20, "30m", "2m"), (14.4, "1h", "5m"), (9.5, "2h", "10m"), (6, "6h", "30m"), (3, "1d", "2h"))
        )
    ),
}


def entries_of(policy: str) -> tuple[str, ...]:
    """The entries of a policy, from the fastest to the slowest."""
    return tuple(entry for entry, _ in _POLICIES[policy])


@dataclass(frozen=True)
class Organization:
    """The document, and what services may refer to."""

    data: Data
    severities: tuple[str, ...]
    teams: tuple[str, ...]
    policies: tuple[str, ...]
    tiers: tuple[str, ...]
    intervals: tuple[str, ...]
    environments: tuple[str, ...]
    runbooks: tuple[str, ...]


@st.composite
def organizations(draw: st.DrawFn) -> Organization:
    """Any organization. Its teams are told of every severity, and its retention is longer than every window."""
    severities = draw(severity_names)
    intervals = draw(unique_names(1, 2))
    receivers_by_name = draw(receivers())
    teams = draw(unique_names(1, 3))
    policies = draw(some_of(tuple(_POLICIES), 1))
    tiers, environments = draw(unique_names(0, 2)), draw(unique_names(0, 2))
    shared_runbooks = draw(unique_names(0, 1))
    data: Data = {
        "version": "slocompiler/v1",
        "organization": draw(names),
        "severities": {
            name: draw(_severity(rank, len(severities), intervals)) for rank, name in enumerate(severities, start=1)
        },
        "time_intervals": {name: draw(_interval()) for name in intervals},
        "receivers": receivers_by_name,
        "teams": {name: draw(_team(severities, tuple(receivers_by_name))) for name in teams},
        "burn_rate_policies": {name: _policy(name, severities) for name in policies},
        "prometheus": draw(_prometheus()),
    }
    data |= draw(_defaults(teams, policies, severities))
    if tiers:
        data["tiers"] = {name: draw(_tier(severities, policies)) for name in tiers}
    if environments:
        data["environments"] = {name: draw(_environment(name, severities)) for name in environments}
    if shared_runbooks:
        step = {"look": "Where?", "query": "sum by (region) (rate(x_total[5m]))"}
        data["runbooks"] = {name: {"title": "Shared: look", "steps": [step]} for name in shared_runbooks}
    for key in ("runbook_base_url", "dashboard_base_url"):
        if draw(chance(50)):
            data[key] = "https://example.com/a-page"
    return Organization(
        data, severities, tuple(teams), tuple(policies), tuple(tiers), tuple(intervals), tuple(environments),
        tuple(shared_runbooks),
    )  # fmt: skip


@st.composite
def _severity(draw: st.DrawFn, rank: int, count: int, intervals: list[str]) -> Data:
    data: Data = {"urgency": rank * 10, "page": rank == 1 or (rank < count and draw(st.booleans()))}
    for key, spellings in (
        ("group_wait", ("0s", "30s")),
        ("group_interval", ("1m", "5m")),
        ("repeat_interval", ("1h", "24h")),
    ):
        if draw(chance(40)):
            data[key] = draw(st.sampled_from(spellings))
    if rank > 1 and draw(chance(30)):
        data["active"] = draw(st.sampled_from(intervals))
    return data


@st.composite
def _interval(draw: st.DrawFn) -> Data:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    data: Data = {
        "from": draw(st.sampled_from(("00:00", "09:00", "22:30"))),
        "to": draw(st.sampled_from(("08:15", "24:00"))),
    }
    if (data["from"] == "00:00" and data["to"] == "24:00") or draw(chance(60)):
        data["weekdays"] = draw(some_of(days, 1))
    if draw(chance(50)):
        zones = ("UTC", "America/New_York", "Europe/Berlin", "Australia/Sydney", "Asia/Kolkata", "Africa/Casablanca")
        data["timezone"] = draw(st.sampled_from(zones))
    return data


@st.composite
def _team(draw: st.DrawFn, severities: tuple[str, ...], of: tuple[str, ...]) -> Data:
    data: Data = {"notify": {severity: draw(some_of(of, 1, 2)) for severity in severities}}
    if draw(chance(50)):
        data["cc"] = draw(some_of(of, 0, 2))
    return data


#: What one entry of a policy carries beside the rest.
_ENTRY_TEXTS: Data = {"labels": {"channel": "slow-{{ lane }}", "journey": "none"}, "annotations": {"note": "slow"}}


def _policy(name: str, severities: tuple[str, ...]) -> Data:
    """The fastest entry has the most urgent severity, and none is more urgent than the one before."""
    last = len(severities) - 1
    return {
        entry: {**settings, "severity": severities[min(index, last)], **(_ENTRY_TEXTS if index == 1 else {})}
        for index, (entry, settings) in enumerate(_POLICIES[name])
    }


@st.composite
def _prometheus(draw: st.DrawFn) -> Data:
    data: Data = {"retention": RETENTION} if draw(chance(50)) else {}
    for key in ("scrape_interval", "evaluation_interval"):
        if draw(chance(50)):
            data[key] = draw(st.sampled_from(("10s", "15s", "30s")))
    if draw(chance(40)):
        data["recording_names"] = draw(st.sampled_from(("slo", "sloth", "pyrra")))
    if draw(chance(20)):
        data["flavor"] = draw(st.sampled_from(("thanos", "mimir")))
    if draw(chance(40)):
        data["le_labels"] = draw(some_of(("prometheus2", "prometheus3"), 1))
    if draw(chance(40)):
        data["rule_labels"] = {"prometheus": "k8s"}
        data["rule_namespace"] = "monitoring"
    return data


@st.composite
def _defaults(draw: st.DrawFn, teams: list[str], policies: list[str], severities: tuple[str, ...]) -> Data:
    """`defaults` that let a service leave out team, policy and runbook; services name them all the same at times."""
    data: Data = {
        "team": draw(st.sampled_from(teams)),
        "burn_rate_policy": draw(st.sampled_from(policies)),
        "runbook": "https://example.com/runbooks/default",
    }
    if draw(chance(40)):
        data["labels"] = {"company": draw(st.sampled_from(("acme", "{{ $labels.x }}", "25921e05")))}
    if draw(chance(30)):
        data["window"] = draw(st.sampled_from(("28d", "30d")))
    if draw(chance(20)):
        data["max_severity"] = draw(st.sampled_from(severities))
    if draw(chance(20)):
        data["detect"] = {"outage": {"bad_ratio": "100%", "within": "7d"}}
    return {"defaults": data}


@st.composite
def _tier(draw: st.DrawFn, severities: tuple[str, ...], policies: list[str]) -> Data:
    data: Data = {}
    if draw(chance(40)):
        data["max_severity"] = draw(st.sampled_from(severities))
    if draw(chance(40)):
        data["burn_rate_policy"] = draw(st.sampled_from(policies))
    if draw(chance(40)):
        data["min_failures"] = draw(st.integers(1, 10))
    return data


@st.composite
def _environment(draw: st.DrawFn, name: str, severities: tuple[str, ...]) -> Data:
    data: Data = {"matchers": f'env="{name}",cluster!~"test-.*"'} if draw(chance(70)) else {}
    if draw(chance(30)):
        data["cloudwatch"] = {"account": "123456789012", "regions": ["us-east-1"]}
    if draw(chance(30)):
        data["max_severity"] = draw(st.sampled_from(severities))
    return data
