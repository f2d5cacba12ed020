"""Metrics in log lines that are others than the alarms read."""

import pytest

from slocompiler.diagnostics import Diagnostic
from tests.lower.workspaces import marked, service_text
from tests.targets.cloudwatch.built import EDGE, built

SEED = EDGE.replace("        dimensions: {Model: mini}\n", "").replace("[[Model]]", "[[EdgeLocation], [Model]]")


def findings(body: str) -> list[Diagnostic]:
    return [each for each in built(body).diagnostics if each.code.startswith("SLO84")]


def test_an_alarm_without_dimensions_on_metrics_that_have_some() -> None:
    """The source document's own fault."""
    found = findings(SEED)
    assert [each.code for each in found] == ["SLO840", "SLO840"]
    lines = service_text(SEED, "edge").split("\n")
    for each in found:
        line = lines[each.span.line - 1]
        assert line[each.span.column - 1 : each.span.end_column - 1] == "[[EdgeLocation], [Model]]"
        assert "without dimensions" in each.message
        assert "[EdgeLocation], [Model]" in each.message


def test_the_roll_up_mends_it() -> None:
    assert findings(SEED.replace("[Model]]", "[Model], []]")) == []


def test_other_dimensions_than_are_logged() -> None:
    body = EDGE.replace("emits: [[Model]]", "emits: [[Model, Country], []]", 1)
    (found,) = findings(body)
    _, places = marked(body.replace("{Model: mini}", "‹{Model: mini}", 1), "edge.yaml")
    assert f"edge.yaml:{found.span.line - 3}:{found.span.column}" == places[0]
    assert [related.message for related in found.related] == ["what the log lines state"]
    assert "by Model" in found.message


def test_the_order_of_dimensions_means_nothing() -> None:
    body = EDGE.replace("{Model: mini}", "{Model: mini, Country: DE}").replace("[[Model]]", "[[Model, Country]]")
    assert findings(body) == []
    assert findings(body.replace("[[Model, Country]]", "[[Country, Model]]")) == []


def test_what_is_not_known_is_not_judged() -> None:
    assert findings(EDGE.replace("        emits: [[Model]]\n", "")) == []


def test_what_another_signal_says_of_the_same_metric_counts() -> None:
    second = "  again:\n    events: {cloudwatch: {namespace: Edge, total: RequestCount, emits: [[]]}}\nslos:"
    body = EDGE.replace("slos:", second)
    assert findings(body) == []
    assert [each.code for each in findings(body.replace("emits: [[]]", "emits: [[Model]]"))] == ["SLO840"]


UNFIT = [
    ("namespace: Edge", "namespace: AWS/Edge\n        ingest: emf", "belongs to AWS"),
    ("{Model: mini}", "{" + ", ".join(f"D{number:02}: x" for number in range(31)) + "}", "30 at most"),
    ("[[Model]]", "[[Model], [" + ", ".join(f"D{number:02}" for number in range(31)) + "]]", "30 at most"),
    ("[[Model]]", "[[Model], [RequestCount]]", "a metric and a dimension"),
]


@pytest.mark.parametrize(("old", "new", "words"), UNFIT)
def test_what_the_format_does_not_take(old: str, new: str, words: str) -> None:
    found = [each for each in findings(EDGE.replace(old, new, 1)) if each.code == "SLO841"]
    assert len(found) == 1
    assert words in found[0].message


def test_one_metric_in_two_units() -> None:
    second = "  again:\n    unit: seconds\n    distribution: {cloudwatch: {namespace: Edge, metric: Latency}}\nslos:"
    body = EDGE.replace("slos:", second).replace("        emits: [[Model]]\n", "")
    (found,) = findings(body)
    assert found.code == "SLO842"
    assert "Seconds" in found.message
    assert "Milliseconds" in found.message
