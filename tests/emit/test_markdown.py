"""Text of a spec in markdown stays text."""

import pytest

from slocompiler.emit.markdown import code, escape, fenced, link, table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain: (words), 99.95% - and more!", "plain: (words), 99.95% - and more!"),
        ("a | b", "a \\| b"),
        ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        ("@team", "&#64;team"),
        ("$prometheus and $x$", "&#36;prometheus and &#36;x&#36;"),
        ("$0.50 of $1,500", "$0.50 of $1,500"),
        ("https://x.io", "https&#58;//x.io"),
        ("![x](y) `c`", "!\\[x\\](y) \\`c\\`"),
        ("1. item", "1\\. item"),
        ("# head", "\\# head"),
        ("- item", "\\- item"),
        ("-5 degrees", "-5 degrees"),
        ("two\nlines", "two lines"),
        ("\x1b[31m", "\\\\x1b\\[31m"),
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


def test_a_block_is_not_ended_by_its_text() -> None:
    assert fenced("echo ```\n\nrm", "sh", indent="  ") == "  ````sh\n  echo ```\n\n  rm\n  ````"


def test_a_link_is_not_ended_by_its_parts() -> None:
    assert link("a]b", "https://x.io/(y) <z>") == "[a\\]b](https://x.io/%28y%29%20%3Cz%3E)"


def test_a_table_with_numbers_on_the_right() -> None:
    assert table(("a", "b"), [("1", "2")], right=[1]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"
