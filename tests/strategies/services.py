"""Services in which nothing is wrong, as plain data."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.strategies.alerts import alerts
from tests.strategies.names import chance, some_of, unique_names
from tests.strategies.operations import correlations, efficiency, incidents, maintenance, runbook, tracing
from tests.strategies.organizations import Organization
from tests.strategies.signals import Signal, signals
from tests.strategies.slos import composites, slos

Data = dict[str, Any]


@dataclass(frozen=True)
class Body:
    """What services and templates have in common, and the names that the rest may refer to."""

    data: Data
    signals: dict[str, Signal]
    runbooks: list[str]


@st.composite
def bodies(draw: st.DrawFn, prefix: str, organization: Organization) -> Body:
    """Signals, SLOs, alerts and runbooks. All names start with `prefix`, so that two bodies go together."""
    runbooks = [f"{prefix}{name}" for name in draw(unique_names(0, 2))]
    named = {f"{prefix}{name}": draw(signals(f"{prefix}{name}".replace("-", "_"))) for name in draw(unique_names(1, 3))}
    data: Data = {"signals": {name: signal.data for name, signal in named.items()}}
    measurable = [name for name, signal in named.items() if signal.has_sli]
    chosen = draw(unique_names(0, 3)) if measurable else []
    promised = {f"{prefix}s{name}": draw(st.sampled_from(measurable)) for name in chosen}
    if promised:
        data["slos"] = {
            slo: draw(slos(signal, named[signal], organization, runbooks)) for slo, signal in promised.items()
        }
        data["slos"] |= draw(_composites(prefix, data["slos"], organization))
    watched = {f"{prefix}a{name}": draw(st.sampled_from(sorted(named))) for name in draw(unique_names(0, 4))}
    if watched:
        data["alerts"] = {
            alert: draw(alerts(signal, named[signal], organization, runbooks)) for alert, signal in watched.items()
        }
    if runbooks:
        data["runbooks"] = {name: draw(runbook()) for name in runbooks}
    return Body(data, named, runbooks)


@st.composite
def _composites(draw: st.DrawFn, prefix: str, members: Data, organization: Organization) -> Data:
    """A composite of SLOs that count over the same window, when there are two such."""
    by_window: dict[str | None, list[str]] = {}
    for name, slo in members.items():
        by_window.setdefault(slo.get("window"), []).append(name)
    pairs = [(window, names) for window, names in by_window.items() if len(names) > 1]
    if not pairs or not draw(chance(60)):
        return {}
    window, names = draw(st.sampled_from(pairs))
    return {f"{prefix}journey": draw(composites(names, window, organization))}


@st.composite
def services(draw: st.DrawFn, name: str, others: list[str], organization: Organization) -> Data:
    """A service; it may depend on the others."""
    body = draw(bodies("", organization))
    data: Data = {"version": "slocompiler/v1", "service": name, **body.data}
    options: dict[str, st.SearchStrategy[Any]] = {
        "team": st.sampled_from(organization.teams),
        "cc": some_of(organization.teams),
        "depends_on": some_of(others),
        "labels": st.just({"cost_center": "search"}),
        "max_severity": st.sampled_from(organization.severities),
        "pages_at_most": st.just("100/s"),
        "description": st.sampled_from(("A service", "70 % of it: {{ braces }} & 'quotes'")),
        "tracing": tracing(),
    }
    if organization.tiers:
        options["tier"] = st.sampled_from(organization.tiers)
    data |= {key: draw(values) for key, values in options.items() if draw(chance(35))}
    data |= draw(correlations(data, body.signals))
    data |= draw(incidents(data, body.signals))
    data |= draw(efficiency(body.signals))
    data |= draw(maintenance(organization))
    data |= draw(_environments(data, organization))
    return data


@st.composite
def _environments(draw: st.DrawFn, data: Data, organization: Organization) -> Data:
    """Overrides: other objectives, and alerts that nothing refers to taken out."""
    if not organization.environments or not draw(chance(50)):
        return {}
    referred = {name for entry in data.get("correlate", {}).values() for name in entry["alerts"]}
    referred |= {name for entry in data.get("incidents", {}).values() for name in entry["expect"]["fires"]}
    free = [name for name in data.get("alerts", {}) if name not in referred]
    override: Data = {}
    if data.get("slos") and draw(st.booleans()):
        override["slos"] = {draw(st.sampled_from(sorted(data["slos"]))): {"objective": "99%"}}
    if draw(st.booleans()) and free:
        override["alerts"] = {draw(st.sampled_from(free)): False}
    return {"environments": {draw(st.sampled_from(organization.environments)): override}}
