"""Which lines a suppression speaks about, and which findings it takes away."""

import pytest

from slocompiler.diagnostics import Diagnostic, Severity, SourceSpan
from slocompiler.lint.suppression import Suppression, find_suppressions
from slocompiler.lint.suppressions import SuppressionLimits, apply_suppressions
from slocompiler.load.yaml import parse_yaml

PATH = "specs/shop.yaml"


def read(text: str) -> tuple[tuple[Suppression, ...], tuple[Diagnostic, ...]]:
    return find_suppressions({PATH: parse_yaml(text, PATH).comments}, {PATH: text})


def finding(code: str, line: int, severity: Severity = Severity.ERROR, path: str = PATH) -> Diagnostic:
    return Diagnostic(code, severity, "wrong", SourceSpan(path, line, 3, line, 9))


def left(text: str, *findings: Diagnostic, unchecked: str = "") -> list[tuple[str, int]]:
    """Code and line of what is left; SLO1xx are basic errors, SLO7xx exist."""
    limits = SuppressionLimits(
        is_known=lambda code: code in ("SLO101", "SLO701", "SLO702", "SLO703"),
        basic=frozenset({"SLO101"}),
        was_checked=lambda code: code != unchecked,
    )
    suppressions, incomplete = read(text)
    kept = apply_suppressions([*findings, *incomplete], suppressions, limits)
    return [(diagnostic.code, diagnostic.span.line) for diagnostic in kept]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1  # slocompile: ignore SLO701 -- why\nb: 2\n", (1, 1)),
        ("# slocompile: ignore SLO701 -- why\na: 1\nb: 2\n", (2, 2)),
        ("# slocompile: ignore SLO701 -- why\n# another comment\na: 1\nb: 2\n", (3, 3)),
        ("a:  # slocompile: ignore SLO701 -- why\n  b: 1\n  c: 2\nd: 3\n", (1, 3)),
        ("# slocompile: ignore SLO701 -- why\na:\n  b: 1\n  c: 2\nd: 3\n", (2, 4)),
        ("a: {\n  b: 1,  # slocompile: ignore SLO701 -- why\n  c: 2 }\n", (2, 2)),
        ("# slocompile: ignore SLO701 -- why\na: {\n  b: 1 }\nc: 2\n", (2, 3)),
        ("# slocompile: ignore SLO701 -- why\na: |\n  b\n  c\nd: 2\n", (2, 4)),
        ("a:\n  # slocompile: ignore SLO701 -- why\n  - b: 1\n    c: 2\n  - d\n", (3, 4)),
        ("a: 1\n# slocompile: ignore SLO701 -- why\n", (3, 3)),
    ],
    ids=[
        "on the line",
        "on the line above",
        "above another comment",
        "on a key with a block",
        "above a key with a block",
        "inside a flow mapping",
        "above a flow mapping of several lines",
        "above a block scalar",
        "above a list item",
        "at the end of the file",
    ],
)
def test_lines(text: str, lines: tuple[int, int]) -> None:
    (suppression,), findings = read(text)
    assert (suppression.first, suppression.last) == lines
    assert findings == ()


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("slocompile: ignore SLO701", "gives no reason"),
        ("slocompile: ignore SLO701 --", "gives no reason"),
        ("slocompile: ignore SLO701 -- ", "gives no reason"),
        ("slocompile: ignore -- because", "names no code"),
        ("slocompile: ignore", "names no code"),
        ("slocompile: ignore all -- because", "names no code"),
        ("slocompile: ignore SLO701 SLO702 -- because", "cannot be read"),
        ("slocompile: ignore SLO701: because", "gives no reason"),
        ("slocompile: disable SLO701 -- because", "is not a suppression"),
    ],
)
def test_incomplete(comment: str, message: str) -> None:
    suppressions, (incomplete,) = read(f"a: 1  # {comment}\n")
    assert suppressions == ()
    assert incomplete.code == "SLO901"
    assert message in incomplete.message
    assert incomplete.span.column == 7


@pytest.mark.parametrize("text", ["a: '# slocompile: ignore SLO701 -- x'\n", "a: 1 # see slocompile: ignore\n"])
def test_other_text_is_none(text: str) -> None:
    assert read(text) == ((), ())


ONE = "a: 1  # slocompile: ignore SLO701 -- why\nb: 2\n"


def test_a_finding_is_taken_away() -> None:
    assert left(ONE, finding("SLO701", 1)) == []


@pytest.mark.parametrize(
    "other",
    [finding("SLO702", 1), finding("SLO701", 2), finding("SLO701", 1, path="specs/other.yaml")],
    ids=["another code", "another line", "another file"],
)
def test_other_findings_stay(other: Diagnostic) -> None:
    assert left(ONE, other) == [(other.code, other.span.line), ("SLO903", 1)]


def test_several_codes_each_with_its_own_use() -> None:
    text = "a: 1  # slocompile: ignore SLO701, SLO702,SLO703 -- why\n"
    assert left(text, finding("SLO701", 1), finding("SLO703", 1)) == [("SLO903", 1)]


def test_unknown_code() -> None:
    assert left(ONE.replace("SLO701", "SLO999")) == [("SLO902", 1)]


def test_a_code_nobody_looked_for_is_not_unused() -> None:
    assert left(ONE, unchecked="SLO701") == []


def test_a_basic_error_stays() -> None:
    assert left(ONE.replace("SLO701", "SLO101"), finding("SLO101", 1)) == [("SLO101", 1), ("SLO904", 1)]


@pytest.mark.parametrize("code", ["SLO901", "SLO902", "SLO903", "SLO904"])
def test_suppressions_do_not_suppress_suppressions(code: str) -> None:
    text = f"# slocompile: ignore {code} -- why\na: 1  # slocompile: ignore SLO701 -- why\n"
    assert left(text) == [("SLO904", 1), ("SLO903", 2)]


def test_an_incomplete_suppression_is_not_suppressed() -> None:
    text = "# slocompile: ignore SLO901 -- why\na: 1  # slocompile: ignore SLO701\n"
    assert left(text) == [("SLO901", 2), ("SLO904", 1)]


def test_the_same_finding_under_two_suppressions_uses_both() -> None:
    text = "a:  # slocompile: ignore SLO701 -- all of it\n  b: 1  # slocompile: ignore SLO701 -- this one\n"
    assert left(text, finding("SLO701", 2)) == []
