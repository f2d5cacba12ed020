"""Whatever stands in a file, the compiler answers with findings or with success, and never with an exception."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slocompiler.diagnostics import SourceSpan
from slocompiler.pipeline.build import build
from tests.property.output import output_of
from tests.property.profile import profile
from tests.strategies.mutations import mutated
from tests.strategies.workspaces import workspaces

SPECS = Path(__file__).parents[2] / "specs"
EXAMPLE = {path.name: path.read_text(encoding="utf-8") for path in sorted(SPECS.glob("*.yaml"))}


@st.composite
def mutated_folders(draw: st.DrawFn, texts: dict[str, str]) -> dict[str, str]:
    """The texts, one of them mutated."""
    name = draw(st.sampled_from(sorted(texts)))
    return texts | {name: draw(mutated(texts[name]))}


@profile(100)
@given(mutated_folders(EXAMPLE))
def test_mutated_example_gives_findings_or_success(texts: dict[str, str]) -> None:
    check(texts)


@profile(20)
@given(workspaces(most_services=2).flatmap(lambda workspace: mutated_folders(workspace.texts())))
def test_mutated_workspace_gives_findings_or_success(texts: dict[str, str]) -> None:
    check(texts)


def check(texts: dict[str, str]) -> None:
    """Findings lie inside the files they name, and nothing is written beside errors."""
    with tempfile.TemporaryDirectory(prefix="slocompiler-specs-") as temporary:
        folder, out = Path(temporary, "specs"), Path(temporary, "out")
        write(texts, folder)
        output = output_of(folder)
        for found in output.diagnostics:
            for span in (found.span, *(related.span for related in found.related)):
                assert lies_inside(span), f"{found.code} at {span} to {span.end_line}:{span.end_column}"
        if output.errors:
            assert build(folder, out).outcome is None
            assert not out.exists()


def write(texts: dict[str, str], folder: Path) -> None:
    for name, text in texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))


def lies_inside(span: SourceSpan) -> bool:
    """Whether a span begins and ends at places that its file has; a line ends behind its last character."""
    path = Path(span.path)
    if not path.exists():
        return (span.line, span.column) == (1, 1)
    text = path.read_bytes().decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    return start <= end and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in (start, end)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("team: search-platform", "team: [search-platform"),
        ("objective: 99.95%", "objective: 1"),
        ("runbook: reindex", "runbook: reindexing"),
        ("good: {below: 30ms}", "good: {below: 31ms}"),
    ],
    ids=["syntax", "shape", "reference", "lint"],
)
def test_nothing_is_written_beside_an_error(tmp_path: Path, old: str, new: str) -> None:
    folder, out = tmp_path / "specs", tmp_path / "out"
    write(EXAMPLE, folder)
    assert build(folder, out).outcome is not None
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    write({"akidb-rest.yaml": EXAMPLE["akidb-rest.yaml"].replace(old, new)}, folder)
    assert build(folder, out).outcome is None
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("line", "column", "end_line", "end_column", "inside"),
    [
        (1, 1, 1, 4, True),
        (1, 1, 1, 5, False),
        (2, 3, 2, 3, True),
        (2, 2, 2, 1, False),
        (4, 1, 4, 1, False),
        (0, 1, 1, 1, False),
    ],
)
def test_places_outside_a_file_are_told(
    tmp_path: Path, line: int, column: int, end_line: int, end_column: int, inside: bool
) -> None:
    path = tmp_path / "three-lines.yaml"
    path.write_text("abc\nde\n")
    assert lies_inside(SourceSpan(path.as_posix(), line, column, end_line, end_column)) is inside
