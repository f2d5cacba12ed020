"""Runbooks, tracing, and what happens to a service: correlations, incidents, maintenance."""

from typing import Any

from hypothesis import strategies as st

from tests.strategies.names import chance, some_of, unique_names
from tests.strategies.organizations import Organization
from tests.strategies.signals import Signal

Data = dict[str, Any]


@st.composite
def runbook(draw: st.DrawFn) -> Data:
    steps: list[Data] = [
        {"look": "Which status: 5xx or 4xx?", "query": "sum by (code) (rate(x_total[5m]))"},
        {"do": "Roll back.", "command": "kubectl rollout undo deployment/x -n y"},
        {"look": 'Is it "slow"?\nThen wait.'},
    ]
    data: Data = {"title": "What to do", "steps": draw(st.lists(st.sampled_from(steps), min_size=1, max_size=3))}
    if draw(chance(30)):
        data["automate"] = {
            "aws": "eks:UpdateNodegroupConfig",
            "with": {"clusterName": "c", "nodegroupName": "n", "scalingConfig": {"minSize": 3}},
            "at_most": draw(st.sampled_from(("1/h", "3/d", "2/week"))),
            "dry_run": draw(st.booleans()),
        }
        data["automate"] |= draw(st.sampled_from(({"approval": "none"}, {"approvers": ["on-call", "ana"]})))
        if draw(st.booleans()):
            data["automate"]["bounds"] = {"scalingConfig.minSize": {"min": 1, "max": 5}}
        if draw(st.booleans()):
            data["automate"]["only_if"] = {
                "aws": "eks:DescribeNodegroup",
                "with": {"clusterName": "c", "nodegroupName": "n"},
                "property": "nodegroup.status",
                "is": ["ACTIVE"],
            }
    return data


@st.composite
def efficiency(draw: st.DrawFn, signals: dict[str, Signal]) -> Data:
    """Costs and uses of the signals that can have them, at times."""
    units = {name: signal.data.get("unit") for name, signal in signals.items()}
    events = [name for name, signal in signals.items() if signal.form == "events"]
    spent = [name for name, unit in units.items() if unit == "usd-per-hour"]
    entries: list[Data] = [
        {"used": name, "target": "80%"} for name, unit in units.items() if unit in ("ratio", "percent")
    ]
    entries = [entry for entry in entries if signals[entry["used"]].form == "gauge"]
    entries += [
        {"used": name, "of": name} for name, unit in units.items() if unit == "bytes" and signals[name].form == "gauge"
    ]
    entries += [{"cost": name, "per": event, "count": 1000, "target": "0.05 USD"} for name in spent for event in events]
    if not entries or not draw(chance(70)):
        return {}
    return {"efficiency": {draw(unique_names(1, 1))[0]: draw(st.sampled_from(entries))}}


@st.composite
def tracing(draw: st.DrawFn) -> Data:
    rules: Data = {
        "health": {"path": "/healthz", "rate": "0%", "traffic": "2/s"},
        "writes": {"method": "POST", "host": "*.example.com", "rate": "50%", "attributes": {"tenant": "big"}},
        "default": {"rate": "10%", "reservoir": "100/s"},
    }
    if not draw(chance(50)):
        return {"sampling": {name: rules[name] for name in draw(some_of(tuple(rules), 1))}}
    keep: Data = {"bad": "100%", "slower_than": "100ms"}
    if draw(st.booleans()):
        keep |= {"rest": "10%", "expect": {"bad": "1%", "slow": "5%"}}
    # Behind a head that drops traces nothing could be kept.
    return {"sampling": {"health": rules["health"], "default": {"rate": "100%"}}, "keep": keep}


@st.composite
def correlations(draw: st.DrawFn, service: Data, signals: dict[str, Signal]) -> Data:
    """Alerts of one kind, by labels that one of them has."""
    names = [*service.get("alerts", {}), *service.get("slos", {})]
    if not names or not draw(chance(40)):
        return {}
    alerts = draw(some_of(names, 1, 3))
    entries = {**service.get("alerts", {}), **service.get("slos", {})}
    labels = sorted({label for name in alerts for label in _labels(entries[name], signals)})
    data: Data = {"alerts": alerts}
    if draw(st.booleans()) and labels:
        data["per"] = draw(some_of(labels, 1, 2))
    if draw(st.booleans()):
        data["hold"] = draw(st.sampled_from(("30s", "10m")))
    return {"correlate": dict.fromkeys(draw(unique_names(1, 1)), data)}


def _labels(entry: Data, signals: dict[str, Signal]) -> tuple[str, ...]:
    return signals[entry["signal"]].by if entry.get("signal") in signals else ()


@st.composite
def incidents(draw: st.DrawFn, service: Data, signals: dict[str, Signal]) -> Data:
    """A failure of what no SLO and no alert watches, during which nothing may fire."""
    given: dict[str, Data] = {}
    watched = {entry.get("signal") for part in ("slos", "alerts") for entry in service.get(part, {}).values()}
    for name, signal in signals.items():
        if name in watched:
            continue
        if signal.form in ("events", "ratio") and signal.has_sli:
            given[name] = {"bad_ratio": "5%"}
        elif signal.form == "distribution":
            given[name] = {"p95": signal.bounds[0]}
        elif signal.form == "gauge" and signal.bounds:
            given[name] = draw(
                st.sampled_from(({"value": signal.bounds[0]}, {"value": {"rises": "200%"}}, {"absent": True}))
            )
    if not given or not draw(chance(30)):
        return {}
    name = draw(st.sampled_from(sorted(given)))
    data: Data = {"given": {name: given[name]}, "lasts": "90s", "expect": {"fires": []}}
    if draw(st.booleans()) and signals[name].by:
        data["group"] = {signals[name].by[0]: "eu-central-1"}
    return {"incidents": {"the-day-it-broke": data}}


@st.composite
def maintenance(draw: st.DrawFn, organization: Organization) -> Data:
    if not draw(chance(40)):
        return {}
    once = {"from": "2026-12-01T22:00:00Z", "to": "2026-12-02T02:00:00Z"}
    times = [once, *({"during": name} for name in organization.intervals)]
    entries: Data = {}
    for name in draw(unique_names(1, 2)):
        mute = draw(some_of(organization.severities))
        budget = draw(st.sampled_from(("count", "exclude")))
        entries[name] = {**draw(st.sampled_from(times)), "mute": mute, "budget": budget}
    return {"maintenance": entries}
