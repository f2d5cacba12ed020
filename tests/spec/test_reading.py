"""Plain data read as a model: typed values, or every problem with its place."""

from typing import Annotated, Any, Literal

import pytest
from msgspec import field

from slocompiler.spec.base import SpecModel, attributes_of, required_keys
from slocompiler.spec.fields import DurationField, JustFalse, Name, PositiveInt, Queries, Text
from slocompiler.spec.marks import Chars, Entries
from slocompiler.spec.reading import Kind, read_model
from slocompiler.values import Duration


class Inner(SpecModel):
    page: bool


class Outer(SpecModel):
    """One field of each kind of type."""

    note: Annotated[str | None, "a text about the key"] = None
    name: Name
    for_: DurationField | None = field(name="for", default=None)
    count: PositiveInt = 1
    word: Literal["pooled", "worst"] = "worst"
    queries: Queries | None = None
    boxes: Annotated[list[Annotated[str, Chars(most=2)]], Entries(2)] | None = None
    inner: dict[Name, Inner | JustFalse] = {}
    labels: dict[str, Text | list[Text]] = {}
    free: Any = None


GOOD = {"name": "a"}


def test_a_model_has_typed_values_and_defaults() -> None:
    data = {**GOOD, "for": "5m", "count": 2.0, "queries": "up", "inner": {"x": {"page": True}, "y": False}}
    made, problems = read_model(Outer, data)
    assert problems == ()
    assert made == Outer(
        name="a", for_=Duration.of(minutes=5), count=2, queries=["up"], inner={"x": Inner(page=True), "y": False}
    )


def test_keys_are_those_of_yaml() -> None:
    assert attributes_of(Outer)["for"] == "for_"
    assert required_keys(Outer) == ("name",)


@pytest.mark.parametrize(
    ("change", "route", "kind", "detail"),
    [
        ({"name": 5}, ("name",), Kind.NOT_TEXT, None),
        ({"name": "A\n"}, ("name",), Kind.NOT_IN_FORMAT, r"^[a-z][a-z0-9-]{0,62}$"),
        ({"name": "a\n"}, ("name",), Kind.NOT_IN_FORMAT, r"^[a-z][a-z0-9-]{0,62}$"),
        ({"nmae": "a"}, ("nmae",), Kind.UNKNOWN_KEY, None),
        ({"count": True}, ("count",), Kind.NOT_A_WHOLE_NUMBER, None),
        ({"count": 1.5}, ("count",), Kind.NOT_A_WHOLE_NUMBER, None),
        ({"count": 0}, ("count",), Kind.TOO_SMALL, 1),
        ({"word": "best"}, ("word",), Kind.NOT_A_WORD, ("pooled", "worst")),
        ({"queries": []}, ("queries",), Kind.TOO_SHORT, 1),
        ({"queries": {}}, ("queries",), Kind.NOT_A_LIST, None),
        ({"boxes": ["ab", "abc"]}, ("boxes", 1), Kind.TOO_LONG, 2),
        ({"boxes": ["ab"]}, ("boxes",), Kind.TOO_SHORT, 2),
        ({"inner": []}, ("inner",), Kind.NOT_A_MAPPING, None),
        ({"inner": {"x": {}}}, ("inner", "x", "page"), Kind.MISSING_KEY, None),
        ({"inner": {"x": {"page": "yes"}}}, ("inner", "x", "page"), Kind.NOT_A_BOOLEAN, None),
        ({"inner": {"x": 0}}, ("inner", "x"), Kind.NOT_A_WORD, (False,)),
        ({"inner": {"x": []}}, ("inner", "x"), Kind.NOT_A_WORD, (False,)),
    ],
)
def test_a_problem_has_its_place(change: dict[str, Any], route: tuple[Any, ...], kind: Kind, detail: object) -> None:
    made, problems = read_model(Outer, {**GOOD, **change})
    assert made is None
    assert [(problem.route, problem.kind, problem.detail) for problem in problems] == [(route, kind, detail)]


def test_every_problem_is_found_and_a_wrong_name_is_told_from_its_value() -> None:
    _, problems = read_model(Outer, {"for": "5", "inner": {"X": {"page": 1}}})
    assert [(problem.route, problem.kind, problem.of_key) for problem in problems] == [
        (("for",), Kind.NOT_A_VALUE, False),
        (("inner", "X"), Kind.NOT_IN_FORMAT, True),
        (("inner", "X", "page"), Kind.NOT_A_BOOLEAN, False),
        (("name",), Kind.MISSING_KEY, False),
    ]


def test_a_text_keeps_a_list_apart() -> None:
    made, _ = read_model(Outer, {**GOOD, "labels": {"a": 5, "b": ["x", 6]}})
    assert made is not None
    assert made.labels == {"a": "5", "b": ["x", "6"]}


def test_models_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Outer(name="a").name = "b"  # type: ignore[misc]
