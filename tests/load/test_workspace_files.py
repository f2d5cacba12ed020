"""Which files are read, and under which names they are shown."""

from pathlib import Path

import pytest

from slocompiler.load.workspace import load_workspace
from tests.load.workspaces import findings, service, write

COMPOSITE = "slos: {j: {objective: 99%, composite: {of: [other/a, third/b], as: worst}}}\n"


def names(*paths: Path) -> list[str]:
    return [service.spec.service for service in load_workspace(list(paths)).services]


def test_a_folder_is_read_whole_but_for_hidden_files(tmp_path: Path) -> None:
    write(tmp_path, a=service("a"), web__b=service("b"))
    for hidden in (".c.yaml", ".git/d.yaml"):
        (tmp_path / hidden).parent.mkdir(exist_ok=True)
        (tmp_path / hidden).write_text("not: {a: spec")
    (tmp_path / "e.yml").write_text(service("e"))
    (tmp_path / "notes.txt").write_text("{{{")
    assert names(tmp_path) == ["a", "b", "e"]
    assert load_workspace([tmp_path]).diagnostics == ()


def test_links_lead_nowhere_outside(tmp_path: Path) -> None:
    specs = write(tmp_path / "specs", a=service("a"))
    write(tmp_path / "outside", b=service("b"))
    (specs / "b.yaml").symlink_to(tmp_path / "outside" / "b.yaml")
    (specs / "loop").symlink_to(specs)
    (specs / "folder").symlink_to(tmp_path / "outside")
    assert names(specs) == ["a"]


def test_a_link_inside_is_one_file(tmp_path: Path) -> None:
    write(tmp_path, a=service("a"))
    (tmp_path / "z.yaml").symlink_to(tmp_path / "a.yaml")
    assert names(tmp_path) == ["a"]


def test_one_file_reads_only_what_it_refers_to(tmp_path: Path) -> None:
    template = "version: slocompiler/v1\ntemplate: http\n"
    write(
        tmp_path,
        web__a=service("a", "depends_on: [db]\nextends: {http: {}}\n" + COMPOSITE),
        web__other=service("other", "depends_on: [unread]\n"),
        deep__down__third=service("third"),
        db=service("db"),
        unread=service("unread", "slos: 5\n"),
        _templates__http=template,
        _templates__unread="template: [",
    )
    workspace = load_workspace([tmp_path / "web" / "a.yaml"])
    assert workspace.diagnostics == ()
    assert {loaded.spec.service: loaded.requested for loaded in workspace.services} == {
        "a": True, "db": False, "other": False, "third": False,
    }  # fmt: skip
    assert [template.spec.template for template in workspace.templates] == ["http"]
    assert len(workspace.sources) == 6


def test_nothing_is_said_about_a_file_that_was_not_asked_for(tmp_path: Path) -> None:
    write(tmp_path, a=service("a", "depends_on: [db, gone]\n"), db=service("db", "slos: 5\n"), gone="[")
    workspace = load_workspace([tmp_path / "a.yaml"])
    assert workspace.diagnostics == ()
    assert workspace.broken_services == {"gone"}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("specs/web/a.yaml", ["specs/web/a.yaml", "specs/organization.yaml"]),
        ("specs", ["specs/organization.yaml", "specs/web/a.yaml"]),
        ("./specs/web/../web/a.yaml", ["specs/web/../web/a.yaml", "specs/web/../organization.yaml"]),
    ],
)
def test_paths_are_shown_as_they_were_given(
    given: str, shown: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "specs", web__a=service("a"))
    monkeypatch.chdir(tmp_path)
    workspace = load_workspace([Path(given)])
    assert list(workspace.sources) == shown
    assert workspace.organization is not None


def test_the_organization_above_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, web__deep__a=service("a"))
    monkeypatch.chdir(tmp_path / "web" / "deep")
    assert list(load_workspace([Path("a.yaml")]).sources) == ["a.yaml", "../../organization.yaml"]
    assert list(load_workspace([Path()]).sources) == ["a.yaml", "../../organization.yaml"]


def test_no_organization(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(service("a"))
    (tmp_path / "b.yaml").write_text(service("b"))
    workspace = load_workspace([tmp_path])
    assert findings(workspace) == ["a.yaml:1:1 SLO205"]
    assert workspace.organization is None
    assert len(workspace.services) == 2


def test_an_organization_that_cannot_be_read_is_not_missing_too(tmp_path: Path) -> None:
    write(tmp_path, a=service("a"), organization="organization: [")
    workspace = load_workspace([tmp_path])
    assert [diagnostic.code[:4] for diagnostic in workspace.diagnostics] == ["SLO1"]


def test_too_many_files(tmp_path: Path) -> None:
    write(tmp_path, a=service("a"), b=service("b"))
    assert findings(load_workspace([tmp_path], most_files=2)) == [f"{tmp_path.name}:1:1 SLO209"]
    assert findings(load_workspace([tmp_path], most_files=3)) == []


def test_nothing_to_load(tmp_path: Path) -> None:
    assert findings(load_workspace([tmp_path])) == [f"{tmp_path.name}:1:1 SLO210"]


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    assert findings(load_workspace([tmp_path / "gone.yaml"])) == ["gone.yaml:1:1 SLO101"]


def test_rules_that_a_spec_brings_are_no_specs(tmp_path: Path) -> None:
    rules = "extra_rules: {k: {prometheus: [rules/*.yaml], severity: P1, runbook: fix-it}}\n"
    write(tmp_path, a=service("a", rules), rules__kafka="groups: []\n", rules__odd="x: !tag y\n", other="groups: []\n")
    assert findings(load_workspace([tmp_path])) == ["other.yaml:1:1 SLO201"]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, a=service("a"))
    assert names(tmp_path, tmp_path / "a.yaml", tmp_path / "a.yaml") == ["a"]


def test_several_documents_in_one_file(tmp_path: Path) -> None:
    write(tmp_path, all=service("b") + "---\n" + service("a"))
    assert names(tmp_path) == ["a", "b"]
    assert names(tmp_path / "all.yaml") == ["a", "b"]


def test_a_second_service_of_a_name_shows_the_first(tmp_path: Path) -> None:
    write(tmp_path, a=service("a"), web__a=service("a"))
    (diagnostic,) = load_workspace([tmp_path]).diagnostics
    assert (diagnostic.code, Path(diagnostic.span.path).parent.name) == ("SLO207", "web")
    assert diagnostic.related[0].span.path == (tmp_path / "a.yaml").as_posix()


def test_a_name_that_leads_out_of_the_output_folder(tmp_path: Path) -> None:
    write(tmp_path, a=service("../../etc"))
    workspace = load_workspace([tmp_path])
    assert findings(workspace) == ["a.yaml:2:10 SLO234"]
    assert "path" in str(workspace.diagnostics[0].help)
    assert workspace.services == ()


def test_services_are_sorted_by_environment_and_name(tmp_path: Path) -> None:
    organization = "version: slocompiler/v1\norganization: o\nseverities: {P0: {urgency: 1, page: true}}\n"
    organization += "teams: {web: {notify: {P0: []}}}\nenvironments: {staging: {}, production: {}}\n"
    write(tmp_path, b=service("b"), a=service("a"), organization=organization)
    loaded = load_workspace([tmp_path]).services
    assert [(one.environment, one.spec.service) for one in loaded] == [
        ("production", "a"), ("production", "b"), ("staging", "a"), ("staging", "b"),
    ]  # fmt: skip
