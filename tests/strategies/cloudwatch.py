"""Workspaces whose signals have a source in each store, and either store evaluates them."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.strategies.names import VALUES, chance
from tests.strategies.workspaces import Workspace, workspaces

Data = dict[str, Any]

REGIONS = ["us-east-1", "eu-west-1"]
#: A value that no group of a spec names, so that there is always a rest.
ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Twins:
    """The same specs, evaluated by one store and by the other."""

    prometheus: Workspace
    cloudwatch: Workspace


@st.composite
def twins(draw: st.DrawFn, most_services: int = 1) -> Twins:
    """Any workspace, all of whose signals CloudWatch measures too, in two Regions and for some values of groups."""
    documents = deepcopy(draw(workspaces(most_services)).documents)
    organization = documents["organization.yaml"]
    organization["cloudwatch"] = {
        "actions": {name: f"arn:aws:sns:{{region}}:123456789012:{name}" for name in organization["severities"]},
        "long_windows": draw(st.sampled_from(("alarm", "alarm", "application-signals", "leave-out"))),
    }
    for document in documents.values():
        for name, signal in document.get("signals", {}).items():
            source, form = draw(_source(name, signal)), _form(signal)
            signal[form] = {**signal[form], "cloudwatch": source}
        for slo in document.get("slos", {}).values():
            if draw(chance(20)):
                slo["application_signals"] = True
    return Twins(*(Workspace(_evaluated_by(store, documents)) for store in ("prometheus", "cloudwatch")))


@st.composite
def _source(draw: st.DrawFn, name: str, signal: Data) -> Data:
    """A source for the form, with a dimension for every label that stays apart."""
    labels = [label.partition(" as ")[0] for label in signal.get("by", ())]
    values = [value for value in VALUES if value.isascii()][:4]
    source: Data = {"namespace": "Shop/Any", "regions": REGIONS}
    source["dimensions"] = {"Model": "all", **{label: [*values, ELSEWHERE] for label in labels if label != "region"}}
    if draw(chance(20)):
        source["ingest"] = "otlp"
    match _form(signal):
        case "events":
            has_sli = set(signal["events"]["prometheus"]) != {"total"}
            return source | draw(st.sampled_from(_EVENTS if has_sli else ({"total": "All"},)))
        case "distribution":
            return source | {"metric": f"{name}Time"}
        case "gauge":
            return source | {"metric": f"{name}Level"} | draw(st.sampled_from(({}, {"statistic": "Maximum"})))
        case _:
            return source | draw(
                st.sampled_from(({"bad": "Share"}, {"bad": "Share", "scale": "percent", "weight": "All"}))
            )


_EVENTS: tuple[Data, ...] = (
    {"total": "All", "bad": "Bad"},
    {"total": "All", "good": "Fine"},
    {"good": ["Fine", "Finer"], "bad": "Bad"},
    {"total": ["A", "B", "C"], "bad": ["B", "D"]},
)


def _form(signal: Data) -> str:
    return next(form for form in ("events", "distribution", "gauge", "ratio") if form in signal)


def _evaluated_by(store: str, documents: dict[str, Data]) -> dict[str, Data]:
    found = deepcopy(documents)
    for document in found.values():
        for signal in document.get("signals", {}).values():
            signal["alert_on"] = store
    return found
