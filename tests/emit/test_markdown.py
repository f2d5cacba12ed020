"""Text of a spec in markdown stays text."""

import pytest

from slocompiler.report.markdown import code, details, escape, table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("a | b", "a \\| b"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("@team", "&#64;team"),
        ("https://x.io", "https&#58;//x.io"),
        ("[x](y)", "\\[x\\]\\(y\\)"),
        ("1. item", "1\\. item"),
        ("two\nlines", "two lines"),
    ],
)
def test_escape(text: str, expected: str) -> None:
    assert escape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("name", "`name`"), ("a`b", "`` a`b ``"), ("a|b", "`a\\|b`"), ("", "` `"), ("x\ny", "`x y`")],
)
def test_code(text: str, expected: str) -> None:
    assert code(text) == expected


def test_table_and_details() -> None:
    assert table(("a", "b"), [("1", "2")], right=[1]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"
    assert details("<x>", "body").startswith("<details><summary>&lt;x&gt;</summary>")
