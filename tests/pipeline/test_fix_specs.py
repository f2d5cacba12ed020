"""Correcting files: together, in rounds, and back again where a correction does harm."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import SourceSpan
from slocompiler.fix.edit import Edit
from slocompiler.fix.fix import Fix
from slocompiler.fix.problem import Problem
from slocompiler.fix.registry import BY_CODE
from slocompiler.pipeline.fix_specs import fix_specs
from tests.pipeline.workspaces import replace, workspace


def broken(folder: Path, *changes: tuple[str, str]) -> Path:
    """The folder of a starter spec with some changes."""
    specs = workspace(folder, "shop")
    for old, new in changes:
        replace(specs / "shop.yaml", old, new)
    return specs


def codes(specs: Path, *paths: Path) -> tuple[list[str], list[str]]:
    """What is corrected, and what is left."""
    fixed = fix_specs(paths or [specs])
    return (
        [each.finding.code for each in fixed.applied],
        [finding.code for finding in fixed.compiled.diagnostics],
    )


def test_what_a_correction_reveals_is_corrected_too(tmp_path: Path) -> None:
    specs = broken(
        tmp_path,
        ("service: shop\n", "service: shop\ndescription: @shop\n"),
        ("objective: 99.9%", "target: 99.9"),
    )
    assert codes(specs) == (["SLO117", "SLO221", "SLO235"], [])


def test_a_correction_that_is_no_answer_is_taken_back(tmp_path: Path) -> None:
    """`100 %` can only be `100%`, which is no promise."""
    specs = broken(tmp_path, ("objective: 99.9%", "objective: 100 %"), ("for: 10m", "for: 10 min"))
    fixed = fix_specs([specs])
    assert [each.new for each in fixed.applied] == ["10m"]
    assert [finding.code for finding in fixed.compiled.diagnostics] == ["SLO235"]
    assert "objective: 100 %\n" in fixed.files[0].new


def test_a_key_whose_rival_is_there_is_left(tmp_path: Path) -> None:
    specs = broken(tmp_path, ("    when: {absent: {}}\n", "    when: {absent: {}}\n    promqll: up == 0\n"))
    assert codes(specs) == ([], ["SLO221"])


def test_a_correction_whose_text_is_wrong_in_another_way_is_taken_back(tmp_path: Path) -> None:
    """In quotes it is a text, and no condition."""
    specs = broken(tmp_path, ('bad_where: code=~"5.."\n', "bad_where: @5xx\n"))
    assert codes(specs) == ([], ["SLO117"])


@pytest.mark.parametrize("place", ["the key itself", "a line that another needs"])
def test_of_corrections_that_break_the_file_the_others_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def unreadable(problem: Problem) -> tuple[Edit, ...]:
        if place == "the key itself":
            return problem.replaced("[")
        line = problem.text[: problem.text.index("&what")].count("\n") + 1
        return (Edit(SourceSpan(problem.span.path, line, 1, line + 1, 1), ""),)

    monkeypatch.setitem(BY_CODE, "SLO221", Fix("SLO221", "", "", unreadable, "", ""))
    specs = broken(
        tmp_path,
        ("team: platform\n", "team: platform\ndescription: &what A shop\n"),
        ("title: The error budget of shop burns too fast\n", "title: *what\n"),
        ("severity: P1", "sevrity: P1"),
        ("for: 10m", "for: 10 min"),
    )
    assert codes(specs) == (["SLO235"], ["SLO221"])


def test_files_that_were_not_asked_for_stay(tmp_path: Path) -> None:
    specs = broken(tmp_path, ("for: 10m", "for: 10 min"))
    replace(specs / "organization.yaml", "window: 30d", "window: 30 d")
    assert codes(specs, specs / "shop.yaml") == (["SLO235"], ["SLO235"])
    assert codes(specs) == (["SLO235", "SLO235"], [])


def test_nothing_to_correct_changes_nothing(tmp_path: Path) -> None:
    fixed = fix_specs([workspace(tmp_path, "shop")])
    assert (fixed.applied, fixed.files, fixed.compiled.diagnostics) == ((), (), ())


def test_a_template_is_corrected_once_for_all_its_services(tmp_path: Path) -> None:
    specs = workspace(tmp_path, "shop")
    (specs / "_templates").mkdir()
    alert = "{promql: up == 0, for: 5 min, severity: P1, runbook: error-budget-burn}"
    template = f"version: slocompiler/v1\ntemplate: http\nalerts:\n  down: {alert}\n"
    (specs / "_templates/http.yaml").write_text(template)
    replace(specs / "shop.yaml", "service: shop\n", "service: shop\nextends: {http: {}}\n")
    fixed = fix_specs([specs])
    assert [(Path(each.path).name, each.old, each.new) for each in fixed.applied] == [("http.yaml", "5 min", "5m")]
