"""Sides that do not compile."""

from slocompiler.diff.change_kind import Level
from slocompiler.pipeline.diff import Diffed, diff_sides
from slocompiler.pipeline.diffing.known import Wanted
from tests.diff.compared import Files, file_side, words
from tests.diff.specs import FILES, edited

WISH = (Wanted(), lambda done, total, what: None)
SHOP_RAISED = ("shop.yaml", "objective: 99.9%", "objective: 99.95%")


def diffed(old: Files, new: Files) -> Diffed:
    return diff_sides(file_side(old), file_side(new), WISH)


def places(found: Diffed) -> list[str]:
    return [f"{one.code} {one.span}" for one in (*found.report.errors, *found.report.findings)]


def gates(found: Diffed) -> list[str]:
    """The values of `--fail-on` that fail it."""
    return [level.label for level in (Level.BREAKING, Level.RISKY) if found.report.is_worse_than(level)]


def test_what_can_be_compared_fails_for_its_changes_alone() -> None:
    assert gates(diffed(FILES, edited(FILES, SHOP_RAISED))) == []


def test_a_head_with_errors_is_not_compared() -> None:
    found = diffed(FILES, edited(FILES, SHOP_RAISED, ("cart.yaml", "signal: calls", "signal: nothing")))
    assert places(found) == ["SLO301 specs/cart.yaml:12:44"]
    assert found.report.entries == ()
    assert "specs/cart.yaml" in found.sources


def test_a_head_that_is_no_yaml() -> None:
    found = diffed(FILES, edited(FILES, ("cart.yaml", "slos:", "slos: [")))
    assert [one.span.path for one in found.report.errors] == ["specs/cart.yaml"]


def test_a_service_that_is_broken_in_the_base_is_left_out() -> None:
    broken = edited(FILES, ("cart.yaml", "signal: calls", "signal: nothing"))
    found = diffed(broken, edited(FILES, SHOP_RAISED))
    assert places(found) == ["SLO602 specs/cart.yaml:12:44"]
    assert {entry.change.service for entry in found.report.entries} == {"shop"}
    assert "objective-raised neutral SLO availability" in words(found.report.entries)
    assert gates(found) == ["risky"]


def test_a_base_that_is_no_yaml() -> None:
    found = diffed(edited(FILES, ("cart.yaml", "slos:", "slos: [")), edited(FILES, SHOP_RAISED))
    assert [line.split(":")[0] for line in places(found)] == ["SLO602 specs/cart.yaml"]
    assert {entry.change.service for entry in found.report.entries} == {"shop"}


def test_a_template_that_is_broken_in_the_base() -> None:
    template = "version: slocompiler/v1\ntemplate: http\nslos:\n  x: {objective: 2, signal: calls, runbook: shared}\n"
    extends = ("cart.yaml", "tier: standard", "tier: standard\nextends: {http: {}}")
    old = edited(FILES, extends, ("_templates/http.yaml", "", template))
    found = diffed(old, edited(FILES, SHOP_RAISED, extends, ("_templates/http.yaml", "", template.replace("2", "99%"))))
    assert places(found) == ["SLO602 specs/_templates/http.yaml:4:18"]
    assert {entry.change.service for entry in found.report.entries} == {"shop"}


def test_an_organization_that_is_broken_in_the_base() -> None:
    found = diffed(edited(FILES, ("organization.yaml", "urgency: 1", "urgency: first")), FILES)
    assert {line.split()[0] for line in places(found)} == {"SLO602"}
    assert (found.report.entries, found.report.is_compared) == ((), False)
    assert gates(found) == ["breaking", "risky"]


def test_a_base_without_an_organization() -> None:
    found = diffed({"cart.yaml": FILES["cart.yaml"]}, FILES)
    assert {line.split()[0] for line in places(found)} == {"SLO602"}
    assert found.report.is_compared is False


def test_what_was_broken_already_and_did_not_change() -> None:
    """A change elsewhere can be compared, as long as nothing makes the broken file part of it."""
    broken = edited(FILES, ("mail.yaml", "", "version: slocompiler/v1\nservice: mail\nteam: nobody\n"))
    found = diffed(broken, edited(broken, SHOP_RAISED))
    assert places(found) == []
    assert "objective-raised neutral SLO availability" in words(found.report.entries)
