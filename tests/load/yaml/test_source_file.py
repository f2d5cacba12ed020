"""Bytes to text: every way in which a file is none, with the place of the bad byte."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.yaml import SourceFile, parse_yaml, read_source
from slocompiler.load.yaml.source_file import LARGEST_FILE

BAD_BYTES = [
    ("a: b\nc: Zürich".encode("latin-1"), "SLO103", 2, 5),
    ("é: ".encode() + b"\xff", "SLO103", 1, 4),
    (b"a\xc3", "SLO103", 1, 2),
    ("a: b".encode("utf-16"), "SLO104", 1, 1),
    ("a: b".encode("utf-16-be").join((b"\xfe\xff", b"")), "SLO104", 1, 1),
    ("a: b".encode("utf-32"), "SLO104", 1, 1),
    (b"a: b\r\nc: \0d", "SLO105", 2, 4),
    (b"a: \x1b[0m", "SLO106", 1, 4),
    (b"a:\n  \x7f", "SLO106", 2, 3),
    ("a: \uffff".encode(), "SLO106", 1, 4),
    ("a: b\x85c".encode(), "SLO107", 1, 5),
    ("a: b\n\u2028".encode(), "SLO107", 2, 1),
    ("a: \ufeffb".encode(), "SLO107", 1, 4),
    (b"#" * (LARGEST_FILE + 1), "SLO102", 1, 1),
]


@pytest.mark.parametrize(("data", "code", "line", "column"), BAD_BYTES, ids=[f"{b[1]}-{b[0][:9]!r}" for b in BAD_BYTES])
def test_a_bad_byte_is_shown_where_it_is(data: bytes, code: str, line: int, column: int, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    found = read_source(tmp_path / "a.yaml", "specs/a.yaml")
    assert isinstance(found, Diagnostic)
    assert (found.code, found.span.path, found.span.line, found.span.column) == (code, "specs/a.yaml", line, column)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbfa: b", "a: b"),
        (b"a: b\r\nc: d\re", "a: b\nc: d\ne"),
        ("a: é😀\tb".encode(), "a: é😀\tb"),
        (b"#" * LARGEST_FILE, "#" * LARGEST_FILE),
    ],
    ids=["empty", "mark", "line-ends", "unicode", "largest"],
)
def test_a_text_file_is_read(data: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    assert read_source(tmp_path / "a.yaml", "a.yaml") == SourceFile(tmp_path / "a.yaml", "a.yaml", text)


def test_what_is_no_file_is_said_so(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.yaml", Path("/dev/zero"), Path("a\0b"), tmp_path / ("x" * 300)):
        found = read_source(path, "a.yaml")
        assert isinstance(found, Diagnostic)
        assert found.code == "SLO101"


def test_text_from_elsewhere_is_checked_too() -> None:
    assert [d.code for d in parse_yaml("a: \ud800", "f").diagnostics] == ["SLO106"]
