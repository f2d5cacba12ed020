"""`emf.json`: what is read, and whether log lines state it."""

import json
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.targets.cloudwatch.built import EDGE, built

Line = dict[str, Any]
#: Beside the roll-up, a second signal of the same lines, and one that is logged by others.
WIDE = EDGE.replace(
    "slos:",
    """\
  warm:
    events:
      cloudwatch: {namespace: Edge, dimensions: {Model: mini}, total: RequestCount, good: WarmCount}
  everywhere:
    events: {cloudwatch: {namespace: Edge, total: RequestCount}}
  queue:
    unit: count
    gauge: {cloudwatch: {namespace: Edge/Queue, metric: Depth}}
slos:""",
).replace("emits: [[Model]]", "emits: [[Model], []]")


def contract(body: str = EDGE) -> Any:
    made = built(body)
    assert made.codes == []
    return made.json("emf.json")


def validator(made: Any) -> Draft202012Validator:
    Draft202012Validator.check_schema(made["schema"])
    return Draft202012Validator(made["schema"])


def line() -> Line:
    """A good line of the service, written by hand."""
    metrics = [
        {"Name": "RequestCount", "Unit": "Count"},
        {"Name": "ErrorCount", "Unit": "Count"},
        {"Name": "Latency", "Unit": "Milliseconds", "StorageResolution": 60},
    ]
    directive = {"Namespace": "Edge", "Dimensions": [["Model"], ["Model", "Country"]], "Metrics": metrics}
    return {
        "_aws": {"Timestamp": 1_764_000_000_000, "CloudWatchMetrics": [directive]},
        "Model": "mini",
        "Country": "DE",
        "RequestCount": 1,
        "ErrorCount": 0,
        "Latency": [12.5, 8],
        "TraceId": "1-2-3",
    }


def test_what_is_read_is_in_the_contract() -> None:
    metrics = contract()["namespaces"]["Edge"]["metrics"]
    assert {name: (each["unit"], each["dimension_sets"], each["logged_as_zero"]) for name, each in metrics.items()} == {
        "RequestCount": ("Count", [["Model"]], True),
        "ErrorCount": ("Count", [["Model"]], True),
        "Latency": ("Milliseconds", [["Model"]], False),
    }
    assert "edge-slow" in metrics["Latency"]["read_by"]
    assert all("edge-slow" not in metrics[name]["read_by"] for name in ("RequestCount", "ErrorCount"))


def test_where_it_is_logged() -> None:
    namespace = contract()["namespaces"]["Edge"]
    assert namespace["regions"] == ["eu-central-1", "us-east-1"]
    assert namespace["log_groups"] == ["/aws/lambda/edge"]
    assert namespace["dimensions"] == {"Model": ["mini"]}


@pytest.mark.parametrize("body", [EDGE, WIDE], ids=["one set", "roll-up and others"])
def test_the_example_keeps_the_contract(body: str) -> None:
    made = contract(body)
    validator(made).validate(made["example"])


def test_the_roll_up_is_the_empty_set() -> None:
    made = contract(WIDE)
    assert made["namespaces"]["Edge"]["metrics"]["RequestCount"]["dimension_sets"] == [[], ["Model"]]
    directives = made["example"]["_aws"]["CloudWatchMetrics"]
    assert [[], ["Model"]] in [directive["Dimensions"] for directive in directives]
    assert made["example"]["ErrorCount"] == 0


def test_a_line_that_states_more_is_good() -> None:
    assert list(validator(contract()).iter_errors(line())) == []


def test_a_line_may_state_one_signal_alone() -> None:
    only = line()
    only["_aws"]["CloudWatchMetrics"][0]["Metrics"] = [{"Name": "Latency", "Unit": "Milliseconds"}]
    del only["RequestCount"], only["ErrorCount"]
    assert list(validator(contract()).iter_errors(only)) == []


def _directive(changed: Line) -> Any:
    return changed["_aws"]["CloudWatchMetrics"][0]


def _without_zero(changed: Line) -> None:
    """The line of a success in which nobody thought of failures: the ratio has no data."""
    del changed["ErrorCount"]
    _directive(changed)["Metrics"].pop(1)


def _other_sets(changed: Line) -> None:
    _directive(changed)["Dimensions"] = [["Country"], ["Model", "Country"]]


def _other_namespace(changed: Line) -> None:
    _directive(changed)["Namespace"] = "edge"


def _other_unit(changed: Line) -> None:
    _directive(changed)["Metrics"][2]["Unit"] = "Seconds"


def _no_unit(changed: Line) -> None:
    del _directive(changed)["Metrics"][0]["Unit"]


def _no_definition(changed: Line) -> None:
    _directive(changed)["Metrics"].pop(1)


def _no_dimension(changed: Line) -> None:
    del changed["Model"]


def _number_as_dimension(changed: Line) -> None:
    changed["Model"] = 5


def _text_as_value(changed: Line) -> None:
    changed["Latency"] = "12ms"


def _negative_count(changed: Line) -> None:
    changed["ErrorCount"] = -1


def _seconds(changed: Line) -> None:
    changed["_aws"]["Timestamp"] = 1_764_000_000


def _no_metadata(changed: Line) -> None:
    del changed["_aws"]


def _unknown_unit(changed: Line) -> None:
    _directive(changed)["Metrics"].append({"Name": "Other", "Unit": "ms"})


def _resolution(changed: Line) -> None:
    _directive(changed)["Metrics"][0]["StorageResolution"] = 30


def _many_metrics(changed: Line) -> None:
    _directive(changed)["Metrics"] += [{"Name": f"M{number}"} for number in range(98)]


def _many_dimensions(changed: Line) -> None:
    _directive(changed)["Dimensions"].append([f"D{number}" for number in range(31)])


def _many_values(changed: Line) -> None:
    changed["Latency"] = [1] * 101


def _aws_namespace(changed: Line) -> None:
    more = deepcopy(_directive(changed)) | {"Namespace": "AWS/Lambda"}
    changed["_aws"]["CloudWatchMetrics"].append(more)


def _nothing_of_ours(changed: Line) -> None:
    for name in ("RequestCount", "ErrorCount", "Latency"):
        del changed[name]


SPOILERS = [value for name, value in list(globals().items()) if name.startswith("_") and callable(value)]
SPOILERS = [value for value in SPOILERS if getattr(value, "__module__", "") == __name__ and value is not _directive]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__.strip("_"))
def test_lines_that_break_the_contract(spoil: Any) -> None:
    spoiled = line()
    spoil(spoiled)
    assert list(validator(contract()).iter_errors(spoiled)) != []


def test_the_table_of_broken_lines_is_complete() -> None:
    assert len(SPOILERS) == 19


#: The two lines of the source document: on success, on failure.
DOCUMENT = """
[{"_aws": {"Timestamp": 1764000000000, "CloudWatchMetrics": [{"Namespace": "Edge",
  "Dimensions": [["EdgeLocation"], ["Model"]], "Metrics": [{"Name": "Latency", "Unit": "Milliseconds"},
  {"Name": "RequestCount", "Unit": "Count"}]}]},
  "EdgeLocation": "DE", "Model": "mini", "Latency": 12, "RequestCount": 1},
 {"_aws": {"Timestamp": 1764000000000, "CloudWatchMetrics": [{"Namespace": "Edge",
  "Dimensions": [["EdgeLocation"], ["ErrorType"]], "Metrics": [{"Name": "ErrorCount", "Unit": "Count"}]}]},
  "EdgeLocation": "DE", "ErrorType": "Timeout", "ErrorCount": 1}]
"""


@pytest.mark.parametrize("line", json.loads(DOCUMENT), ids=["success", "failure"])
def test_lines_that_state_half_a_ratio_each(line: Line) -> None:
    assert list(validator(contract()).iter_errors(line)) != []


def test_no_contract_without_metrics_in_log_lines() -> None:
    body = EDGE.replace("        emits: [[Model]]\n", "        ingest: aws\n")
    assert "emf.json" not in built(body).texts


def test_a_metric_of_a_percentage_has_that_unit() -> None:
    body = "signals: {cdn: {ratio: {cloudwatch: {namespace: Edge, bad: Rate, scale: percent, weight: Requests}}}}\n"
    made = contract(body)
    metrics = made["namespaces"]["Edge"]["metrics"]
    assert {name: each["unit"] for name, each in metrics.items()} == {"Rate": "Percent", "Requests": "Count"}
    assert (made["example"]["Rate"], made["example"]["Requests"]) == (0, 1)
