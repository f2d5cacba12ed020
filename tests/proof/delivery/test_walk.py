"""The way of an alert, in small trees: each row a reading of dispatch/route.go; amtool says the same."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.walk import ways
from slocompiler.routing.labels.alert_labels import AlertLabels
from tests.proof.delivery.against_amtool import disagreements
from tests.property.output import fresh_folder
from tests.property.profile import profile

Route = dict[str, Any]


def document(*routes: Route) -> dict[str, Any]:
    names = ("root", "a", "b", "c")
    route = {"receiver": "root", "routes": list(routes)}
    return {"route": route, "receivers": [{"name": name} for name in names]}


def to(receiver: str, *matchers: str, **options: Any) -> Route:
    return {"receiver": receiver, "matchers": list(matchers), **options}


def below(*routes: Route) -> list[Route]:
    return list(routes)


ON = {"continue": True}
#: What it shows, the routes, the labels, who is told.
WALKS: list[tuple[str, list[Route], dict[str, str], list[str]]] = [
    ("nothing matches", below(to("a", "x=1")), {"x": "2"}, ["root"]),
    ("the first that matches", below(to("a", "x=1"), to("b", "x=1")), {"x": "1"}, ["a"]),
    ("continue goes on", below(to("a", "x=1", **ON), to("b", "x=1"), to("c")), {"x": "1"}, ["a", "b"]),
    ("continue to nothing", below(to("a", "x=1", **ON), to("b", "x=2")), {"x": "1"}, ["a"]),
    ("a child takes it", below(to("a", "x=1", routes=[to("b", "y=1")])), {"x": "1", "y": "1"}, ["b"]),
    ("no child takes it", below(to("a", "x=1", routes=[to("b", "y=1")])), {"x": "1"}, ["a"]),
    ("children of a route that goes on", below(to("a", **ON, routes=[to("b", **ON)]), to("c")), {"x": "1"}, ["b", "c"]),
    ("an inherited receiver", below({"matchers": ["x=1"], "routes": [{"matchers": ["z!=1"]}]}), {"x": "1"}, ["root"]),
    ("a missing label is empty", below(to("a", "y=''"), to("b", 'y=""')), {"x": "1"}, ["b"]),
    ("not equal to a missing label", below(to("a", "y!=1")), {"x": "1"}, ["a"]),
    ("a regex is anchored", below(to("a", "x=~1"), to("b", "x=~1.*")), {"x": "12"}, ["b"]),
    ("alternatives are anchored together", below(to("a", "x=~a|b")), {"x": "ab"}, ["root"]),
    ("a regex fits the missing label", below(to("a", "y=~.*")), {"x": "1"}, ["a"]),
    ("not like", below(to("a", 'x!~"a.*"')), {"x": "b"}, ["a"]),
    ("several matchers in one text", below(to("a", '{x="1", y=~"a,b|c"}')), {"x": "1", "y": "a,b"}, ["a"]),
    ("all of them must accept", below(to("a", "x=1", "y=1")), {"x": "1"}, ["root"]),
    ("old spellings", below({"receiver": "a", "match": {"x": "1"}, "match_re": {"x": "1+"}}), {"x": "1"}, ["a"]),
    ("escapes", below(to("a", 'x="a\\"b\\\\c\\nd"')), {"x": 'a"b\\c\nd'}, ["a"]),
    ("a backslash of a regex", below(to("a", 'x=~"\\d+"')), {"x": "12"}, ["a"]),
    ("a quoted name", below(to("a", '"x"="1"')), {"x": "1"}, ["a"]),
    ("blanks", below(to("a", ' x = "1" ')), {"x": "1"}, ["a"]),
]  # fmt: skip


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk[0])
def test_walk(walk: tuple[str, list[Route], dict[str, str], list[str]], tmp_path: Path) -> None:
    _, routes, labels, expected = walk
    (way,) = ways(read_configuration(document(*routes)).root, AlertLabels(labels))
    assert [route.receiver for route in way.routes] == expected
    assert disagreements(document(*routes), [labels], tmp_path / "alertmanager.yaml") == []


VALUES = ("", "a", "ab", "b")
MATCHERS = st.builds(
    '{}{}"{}"'.format,
    st.sampled_from(("x", "y")),
    st.sampled_from(("=", "!=", "=~", "!~")),
    st.sampled_from((*VALUES, "a|b", "a.*", ".+", "[^a]")),
)


def trees(depth: int) -> st.SearchStrategy[list[Route]]:
    route = st.fixed_dictionaries(
        {"matchers": st.lists(MATCHERS, max_size=2)},
        optional={
            "receiver": st.sampled_from(("a", "b", "c")),
            "continue": st.booleans(),
            **({"routes": trees(depth - 1)} if depth else {}),
        },
    )
    return st.lists(route, max_size=3)


LABEL_SETS = [
    {name: value for name, value in (("x", x), ("y", y), ("z", "z")) if value} for x in VALUES for y in VALUES
]


@profile(25)
@given(trees(2))
def test_amtool_agrees_on_any_tree(routes: list[Route]) -> None:
    with fresh_folder() as folder:
        assert disagreements(document(*routes), LABEL_SETS, folder / "alertmanager.yaml") == []


@profile(200)
@given(trees(2), st.sampled_from(("", "x", "y", "xy", "open")))
def test_every_concrete_way_is_among_those_of_unknown_labels(routes: list[Route], unknown: str) -> None:
    root = read_configuration(document(*routes)).root
    known = {"z": "z"} if unknown in ("xy", "open") else {"z": "z", "y" if unknown == "x" else "x": "ab"}
    labels = AlertLabels(known, frozenset(unknown) if unknown != "open" else frozenset(), is_open=unknown == "open")
    found = {tuple(route.path for route in way.routes) for way in ways(root, labels)}
    for values in LABEL_SETS:
        if all(labels.value(name) in (None, values.get(name, "")) for name in "xy"):
            (way,) = ways(root, AlertLabels(values))
            assert tuple(route.path for route in way.routes) in found


@pytest.mark.parametrize(
    ("routes", "labels", "expected"),
    [
        (
            below(to("a", 'region="eu"'), to("b")),
            AlertLabels({}, frozenset({"region"})),
            [(['region!="eu"'], ["b"]), (['region="eu"'], ["a"])],
        ),
        (
            below(to("a", 'region!=""'), to("b")),
            AlertLabels({}, frozenset({"region"})),
            [(["no region"], ["b"]), (["some region"], ["a"])],
        ),
        (
            below(to("a", 'region=~"e.*"', **ON), to("b", 'region!~"e.*"')),
            AlertLabels({}, frozenset({"region"})),
            [(['region!~"e.*"'], ["b"]), (['region=~"e.*"'], ["a"])],
        ),
        (
            below(to("a", 'region=~"e.*"', **ON), to("b", 'region="us"'), to("c")),
            AlertLabels({}, frozenset({"region"})),
            [
                (['region!~"e.*"', 'region!="us"'], ["c"]),
                (['region!~"e.*"', 'region="us"'], ["b"]),
                (['region=~"e.*"', 'region!="us"'], ["a", "c"]),
            ],
        ),
        (
            below(to("a", 'region="eu"', **ON), to("b", 'region="us"'), to("c")),
            AlertLabels({}, frozenset({"region"})),
            [
                (['region!="eu"', 'region!="us"'], ["c"]),
                (['region!="eu"', 'region="us"'], ["b"]),
                (['region="eu"'], ["a", "c"]),
            ],
        ),
        (
            below(to("a", 'region="eu"'), to("b")),
            AlertLabels({}, frozenset({"region"}), refused={"region": frozenset({"eu"})}),
            [([], ["b"])],
        ),
        (below(to("a", 'region="eu"'), to("b")), AlertLabels({}), [([], ["b"])]),
        (
            below(to("a", 'region="eu"', "x=2"), to("b")),
            AlertLabels({"x": "1"}, frozenset({"region"})),
            [([], ["b"])],
        ),
    ],
)
def test_a_route_that_depends_on_a_label(
    routes: list[Route], labels: AlertLabels, expected: list[tuple[list[str], list[str]]]
) -> None:
    found = ways(read_configuration(document(*routes)).root, labels)
    assert [(list(way.conditions), [route.receiver for route in way.routes]) for way in found] == expected


def test_options_are_inherited_but_not_the_hours() -> None:
    outer = to(
        "a", group_by=["x"], group_wait="1s", group_interval="2m", repeat_interval="1d", active_time_intervals=["t"]
    )
    root = read_configuration(document({**outer, "routes": [to("b"), to("c", group_by=["..."])]})).root
    first, second = root.routes[0].routes
    assert (first.group_by, str(first.group_wait), str(first.group_interval), str(first.repeat_interval)) == (
        ("x",), "1s", "2m", "1d",
    )  # fmt: skip
    assert (first.actives, first.is_timed, second.group_by) == ((), False, None)
    assert (str(root.group_wait), str(root.group_interval), str(root.repeat_interval)) == ("30s", "5m", "4h")
