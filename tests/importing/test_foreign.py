"""Documents of other generators as they are read."""

from pathlib import Path

import pytest

from slocompiler.importing.foreign.comments import carried_comments
from slocompiler.importing.foreign.document import ForeignDocument, parse_foreign, read_foreign
from slocompiler.importing.foreign.fields import Reading
from slocompiler.importing.names import free_name, label_name, spec_name
from slocompiler.load.yaml import NodePath


def only(text: str) -> ForeignDocument:
    (document,) = parse_foreign(text, "x.yaml").documents
    return document


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("kind: A\n---\nkind: B\n", ["A", "B"]),
        ("---\n# nothing\n---\nkind: B\n", ["B"]),
        ("kind: List\nitems: [{kind: A}, {kind: B}]\n", ["A", "B"]),
        ("kind: ThingList\nitems:\n- kind: A\n", ["A"]),
        ("- kind: A\n- kind: B\n", ["A", "B"]),
        ('{"kind": "A"}', ["A"]),
    ],
)
def test_documents(text: str, kinds: list[str]) -> None:
    documents = parse_foreign(text, "x.yaml").documents
    assert [document.tree.entries["kind"].value.text for document in documents] == kinds  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("", "SLO640", 1, 1),
        ("# only this\n", "SLO640", 1, 1),
        ("word\n", "SLO640", 1, 1),
        ("a: b\na: c\n", "SLO141", 2, 1),
        ("a: {b\n", "SLO123", 1, 4),
        ("a: b\n\tc: d\n", "SLO121", 2, 1),
    ],
)
def test_files_that_hold_none(text: str, code: str, line: int, column: int) -> None:
    file = parse_foreign(text, "x.yaml")
    assert file.documents == ()
    assert [(one.code, one.span.line, one.span.column) for one in file.diagnostics] == [(code, line, column)]


def test_a_file_that_is_not_there() -> None:
    assert [one.code for one in read_foreign(Path("/nowhere/x.yaml")).diagnostics] == ["SLO101"]


def test_every_comment_finds_a_home() -> None:
    document = only("# head\n\n# more\na:\n  # of b\n  b: 1  # beside b\n  # of c\n  c: 2\n# tail\n")
    homes: dict[NodePath, NodePath] = {("a",): ("A",), ("a", "b"): ("A", "B")}
    assert carried_comments(document, homes) == {
        (): ("head", "more"),
        ("A", "B"): ("of b", "beside b"),
        ("A",): ("of c", "tail"),
    }


def test_a_comment_to_a_compiler_is_harmless() -> None:
    document = only("a: 1  # slocompile: ignore SLO601 -- no\n")
    assert carried_comments(document, {}) == {(): ("in the source: slocompile: ignore SLO601 -- no",)}


def test_comments_belong_to_their_documents() -> None:
    documents = parse_foreign("# one\na: 1\n---\n# two\nb: 2\n# end\n", "x").documents
    assert [carried_comments(document, {}) for document in documents] == [{(): ("one",)}, {(): ("two", "end")}]


def test_keys_that_nobody_asks_for_are_named() -> None:
    reading = Reading()
    fields = reading.open(only("name: x\ntaget: 5\nlabels: {a: b}\nnone: ~\n").tree, "the document")
    assert fields.text("name")
    assert fields.number("target") is None
    assert fields.texts("labels")
    found = {remark.what: remark.why for remark in reading.unknown_fields()}
    assert found == {"`taget`": "did you mean `target`?", "`none`": "the format has no such field in the document"}
    assert reading.trouble == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("[a]", "`key` is a list, not a text"),
        ("{a: b}", "`key` is a mapping, not a text"),
        ("x", "`key` is not a number: `x`"),
        ("1e3", "`key` is not a number: `1e3`"),
    ],
)
def test_wrong_values(value: str, message: str) -> None:
    reading = Reading()
    assert reading.open(only(f"key: {value}\n").tree, "x").number("key") is None
    assert [one.message for one in reading.trouble] == [message]


@pytest.mark.parametrize(("word", "expected"), [("true", True), ("Yes", True), ("off", False), ('"no"', False)])
def test_flags_are_those_of_yaml_1_1(word: str, expected: bool) -> None:
    assert Reading().open(only(f"key: {word}\n").tree, "x").flag("key", not expected) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shop", "shop"),
        ("Web_Shop", "web-shop"),
        ("WebShop", "web-shop"),
        ("4xx", "slo-4xx"),
        ("-a-", "a"),
        ("é", "slo"),
        ("x" * 80, "x" * 63),
    ],
)
def test_names(text: str, expected: str) -> None:
    assert spec_name(text, "slo") == expected


def test_free_names_and_labels() -> None:
    assert [free_name("a", {"b"}), free_name("a", {"a", "a-2"}), len(free_name("x" * 63, {"x" * 63}))] == [
        "a",
        "a-3",
        63,
    ]
    assert [label_name("app.kubernetes.io/name"), label_name("9")] == ["app_kubernetes_io_name", "_9"]
