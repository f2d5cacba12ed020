"""Plain data and comments as YAML."""

import pytest

from slocompiler.importing.proposal import Comments
from slocompiler.importing.writing.document import write_document
from slocompiler.importing.writing.plain import Plain, Written, plain
from slocompiler.load.yaml import parse_yaml, to_python
from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.spec.signals import PrometheusEvents
from slocompiler.values import Duration, Share

TEXTS = [
    "",
    "plain",
    "a: b",
    "# x",
    "true",
    "1.0",
    "x #y",
    "two\nlines\n",
    "two\nlines",
    " blank",
    "é\u2028",
    '"',
    "'",
    "- x",
    "{a",
]


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_read_back(text: str) -> None:
    inner: dict[str, Plain] = {"b": text, "c": [text]}
    data: dict[str, Plain] = {"a": inner}
    if text and "\n" not in text:
        data[text] = "x"
    assert to_python(parse_yaml(write_document(data, {}), "x").documents[0]) == data


def test_comments_stand_above_their_keys() -> None:
    inner: dict[str, Plain] = {"c": {"d": Written("5m")}, "e": []}
    data: dict[str, Plain] = {"a": Written("1"), "b": inner}
    comments: Comments = {(): ("head",), ("b",): ("of b",), ("b", "c", "d"): ("first", ""), ("nowhere",): ("lost",)}
    assert write_document(data, comments) == (
        "# head\na: 1\n\n# of b\nb:\n  c:\n    # first\n    #\n    d: 5m\n  e: []\n"
    )


def test_what_is_at_its_default_is_left_out_and_the_rest_in_the_order_of_the_language() -> None:
    entry = PolicyEntrySpec(
        severity="P1", short=Duration.of(minutes=5), long=Duration.of(hours=1), budget=Share.parse("2%")
    )
    assert plain(entry) == {
        "budget": Written("2%"),
        "long": Written("1h"),
        "short": Written("5m"),
        "severity": "P1",
    }


@pytest.mark.parametrize(("queries", "expected"), [(["a"], "a"), (["a", "b"], ["a", "b"])])
def test_a_list_of_one_is_the_one_where_the_key_takes_it(queries: list[str], expected: object) -> None:
    assert plain(PrometheusEvents(total=queries)) == {"total": expected}
