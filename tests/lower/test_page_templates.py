"""Templates of the user's own, and functions that add panels: what the organization names."""

from pathlib import Path

import pytest

from slocompiler.lower import Lowered, lower_workspace
from tests.lower.workspaces import ORGANIZATION, compiled, marked, places, workspace


def lowered_in(folder: Path, organization: str) -> Lowered:
    folder.mkdir(exist_ok=True)
    return lower_workspace(workspace(organization=organization, folder=folder))


def test_the_template_is_read_and_part_of_what_the_organization_is_made_of(tmp_path: Path) -> None:
    text = ORGANIZATION + "page_templates: {runbook: _pages/runbook.md}\n"
    page = tmp_path / "specs" / "_pages" / "runbook.md"
    page.parent.mkdir(parents=True)
    page.write_text("# {{ title }}\n", encoding="utf-8")
    result = lowered_in(tmp_path / "specs", text)
    assert result.compilation, result.diagnostics
    template = result.compilation.organization.runbook_template
    assert template
    assert (template.name, template.path, template.text) == ("_pages/runbook.md", page.as_posix(), "# {{ title }}\n")
    assert result.sources == {page.as_posix(): "# {{ title }}\n"}
    page.write_text("## {{ title }}\n", encoding="utf-8")
    changed = lowered_in(tmp_path / "specs", text).compilation
    assert changed
    assert changed.organization.runbook_template
    assert changed.organization.runbook_template.digest != template.digest


@pytest.mark.parametrize("name", ["nothing.md", "../outside.md", "/etc/hostname"])
def test_a_template_that_cannot_be_had_is_found_at_its_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "outside.md").write_text("x", encoding="utf-8")
    text, marks = marked(ORGANIZATION + f"page_templates: {{runbook: ‹{name}}}\n", "organization.yaml")
    result = lowered_in(tmp_path / "specs", text)
    assert places(result) == [f"SLO566 {marks[0]}"]
    assert result.compilation
    assert result.compilation.organization.runbook_template is None


def test_panel_functions_keep_their_places_and_each_is_there_once() -> None:
    text, marks = marked(
        ORGANIZATION + 'grafana: {panels: [‹"a.b:c", ‹"our_panels:x", "a.b:c"]}\n', "organization.yaml"
    )
    functions = compiled(organization=text).organization.grafana.panels
    assert [(each.module, each.function, each.text) for each in functions] == [
        ("a.b", "c", "a.b:c"),
        ("our_panels", "x", "our_panels:x"),
    ]
    assert [f"organization.yaml:{each.span.line}:{each.span.column}" for each in functions] == marks
