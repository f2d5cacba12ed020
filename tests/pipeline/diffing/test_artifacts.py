"""Generated files that differ."""

from slocompiler.diff.artifacts import artifact_diffs
from slocompiler.pipeline.diff import diff_sides
from slocompiler.pipeline.diffing.known import Wanted
from tests.diff.compared import Files, file_side
from tests.diff.specs import FILES, edited


def paths(old: Files, new: Files, *, is_whole: bool = False) -> list[str]:
    wish = (Wanted(is_whole=is_whole, artifacts=True), lambda done, total, what: None)
    report = diff_sides(file_side(old), file_side(new), wish).report
    assert report.artifacts is not None
    assert not [line for file in report.artifacts for line in file.diff.splitlines() if "sha256" in line.lower()]
    return [file.path for file in report.artifacts]


def test_the_files_of_a_service() -> None:
    new = edited(FILES, ("cart.yaml", "99.5%", "99%"))
    expected = ["cart/grafana-slo.json", "cart/prometheus-rule.yaml", "cart/rules.yaml"]
    assert paths(FILES, new) == expected
    # The shared page shows when the alerts of all services fire that lead to it.
    assert paths(FILES, new, is_whole=True) == ["_organization/runbooks/shared.md", *expected]


def test_the_files_of_all() -> None:
    """A change of the organization looks at every service anyway."""
    new = edited(FILES, ("organization.yaml", "repeat_interval: 15m", "repeat_interval: 20m"))
    assert paths(FILES, new) == ["_organization/alertmanager.yaml"]


def test_where_a_spec_lies_is_in_no_file() -> None:
    assert paths(FILES, edited(FILES, ("cart.yaml", "", ""), ("web/cart.yaml", "", FILES["cart.yaml"]))) == []


def test_new_and_gone_files() -> None:
    added, changed, gone = artifact_diffs({"b": "x\n", "c": "x\n"}, {"a": "x\ny\n", "b": "y\n"})
    assert (added.path, added.is_new, added.added, added.removed) == ("a", True, 2, 0)
    assert (changed.path, changed.is_new, changed.is_gone) == ("b", False, False)
    assert changed.diff == "--- b\n+++ b\n@@ -1 +1 @@\n-x\n+y\n"
    assert (gone.path, gone.is_gone, gone.added, gone.removed) == ("c", True, 0, 1)
