"""The text report, as people see it."""

import pytest
from syrupy.assertion import SnapshotAssertion

from slocompiler.diagnostics import RelatedSpan, Severity, SourceSpan
from slocompiler.report import Report, render
from tests.report.findings import ALL, ORGANIZATION, SHOP, finding, span, text_report


def test_nothing_found_is_no_text() -> None:
    assert text_report(SHOP) == ""


def test_frame_help_and_related_place(snapshot: SnapshotAssertion) -> None:
    other = RelatedSpan(span("critical", ORGANIZATION, "specs/organization.yaml"), "the tier asks for it here")
    assert text_report(SHOP, finding(span("30ms"), help="write 25ms or 50ms", related=(other,))) == snapshot


def test_all_kinds(snapshot: SnapshotAssertion) -> None:
    assert render("text", ALL) == snapshot


def test_colour(snapshot: SnapshotAssertion) -> None:
    painted = text_report(SHOP, finding(span("30ms"), help="write 25ms"), color=True)
    assert painted.replace("\x1b", "ESC") == snapshot


def test_help_of_several_lines(snapshot: SnapshotAssertion) -> None:
    assert text_report(SHOP, finding(span("30ms"), "first\nsecond", help="write\n  below: 25ms")) == snapshot


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("title: 日本語 late", "late"),
        ("title: 日本語 late", "日本語"),
        ("title: cafe\u0301 late", "late"),
        ("title: 🔥 late", "late"),
        ("a\tb: late", "late"),
        ("a\tb: late", "\tb"),
        ("title: late   ", "late   "),
    ],
)
def test_carets_stand_below_what_is_meant(line: str, marked: str) -> None:
    """Measured in columns of a terminal: everything before the caret is as wide as everything before the text."""
    _, _, shown, carets, *_ = text_report(line, finding(span(marked, line))).splitlines()
    before = carets.index("^") - len("  | ")
    assert wide(shown.removeprefix("1 | "), before).lstrip().startswith(marked.strip())
    assert carets.count("^") == sum(columns(each) for each in marked.expandtabs(1)) + (2 if "\t" in marked else 0)


def wide(text: str, skip: int) -> str:
    """What is left of a text after so many columns."""
    while skip > 0:
        skip -= columns(text[0])
        text = text[1:]
    return text


def columns(character: str) -> int:
    return {"\u0301": 0, "日": 2, "本": 2, "語": 2, "🔥": 2}.get(character, 1)


def test_a_long_line_is_cut_around_the_caret(snapshot: SnapshotAssertion) -> None:
    line = f"query: {'sum(x) + ' * 30}wrong{' + sum(y)' * 30}"
    assert text_report(line, finding(span("wrong", line))) == snapshot


def test_a_long_stretch_is_marked_as_far_as_it_is_shown(snapshot: SnapshotAssertion) -> None:
    line = f"query: {'x' * 300} end"
    assert text_report(line, finding(span("x" * 300, line))) == snapshot


@pytest.mark.parametrize("character", ["\x1b[31m", "\x07", "\u202e", "\x9b", "\r"])
def test_nothing_in_a_spec_steers_the_terminal(character: str) -> None:
    line = f"title: a{character}b"
    text = text_report(line, finding(span("title", line), f"bad {character}", help=f"no {character}"))
    assert character not in text


def test_a_file_that_could_not_be_read_has_no_frame() -> None:
    place = SourceSpan.start_of("specs/missing.yaml")
    first, _, last = text_report(SHOP, finding(place, "this file does not exist")).splitlines()
    assert first == "specs/missing.yaml:1:1: error SLO103: this file does not exist"
    assert last.startswith("1 error in 1 file;")


@pytest.mark.parametrize(
    "place", [SourceSpan("specs/shop.yaml", 9, 1, 9, 1), SourceSpan("specs/shop.yaml", 2, 99, 2, 99)]
)
def test_a_place_behind_the_end_is_no_fault(place: SourceSpan) -> None:
    assert "SLO103" in text_report(SHOP, finding(place))


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([1], "1 error in 1 file"),
        ([1, 1, 2], "2 errors and 1 warning in 1 file"),
        ([2, 3, 3], "1 warning and 2 notes in 1 file"),
        ([1, 2, 3], "1 error, 1 warning and 1 note in 1 file"),
    ],
)
def test_counts(severities: list[int], expected: str) -> None:
    found = tuple(finding(span("30ms"), severity=Severity(each)) for each in severities)
    assert render("text", Report(found)).splitlines()[-1].startswith(expected)
