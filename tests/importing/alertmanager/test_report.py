"""Nothing is silent, nothing secret is written, and importing again changes nothing."""

from pathlib import Path

import pytest

from slocompiler.importing.report import IMPORT_FORMATS
from slocompiler.load.yaml import MappingNode, SequenceNode, YamlNode, parse_yaml
from slocompiler.pipeline.output.output_error import OutputError
from tests.importing.alertmanager.imported import CASES, import_text, literal_secrets, organization, run

TWO = """\
route: {receiver: chat, routes: [{matchers: [severity="critical"], receiver: pager}]}
receivers:
  - name: chat
    webhook_configs: [{url: "https://chat.example.com/alerts"}]
  - name: pager
    pagerduty_configs: [{routing_key_file: /run/secrets/pager}]
"""


def parts(node: YamlNode, key: str = "") -> list[tuple[int, int]]:
    """Where each route, receiver, interval and inhibition stands: of named ones the name."""
    assert isinstance(node, MappingNode)
    found = [(node.span.line, node.span.column)] if key == "route" else []
    for name, entry in node.entries.items():
        items = entry.value.items if isinstance(entry.value, SequenceNode) else ()
        if name in ("route", "routes"):
            below = [entry.value] if name == "route" else list(items)
            found += [place for one in below for place in parts(one, "route")]
        elif name in ("receivers", "time_intervals", "mute_time_intervals") and key == "":
            spans = [one.entries["name"].value.span for one in items if isinstance(one, MappingNode)]
            found += [(span.line, span.column) for span in spans]
        elif name == "inhibit_rules":
            found += [(one.span.line, one.span.column) for one in items]
    return found


@pytest.mark.parametrize("source", CASES, ids=lambda path: path.stem)
def test_every_part_has_its_remark(source: Path, tmp_path: Path) -> None:
    done = run(source, tmp_path)
    places = {(remark.span.line, remark.span.column) for remark in done.report.remarks}
    wanted = parts(parse_yaml(source.read_text(), "x").documents[0])
    assert len(wanted) > 10
    assert set(wanted) <= places


@pytest.mark.parametrize("source", CASES, ids=lambda path: path.stem)
def test_no_secret_is_written(source: Path, tmp_path: Path) -> None:
    done = run(source, tmp_path)
    secrets = set(literal_secrets(source.read_text()))
    assert len(secrets) >= 3
    assert not literal_secrets(organization(tmp_path))
    assert not any(literal_secrets(render(done.report)) for render in IMPORT_FORMATS.values())
    named = {(one.span.line, one.code) for one in done.report.remarks if one.code == "SLO681"}
    lines = {number for number, line in enumerate(source.read_text().split("\n"), 1) if literal_secrets(line)}
    assert {line for line, _ in named} >= lines


@pytest.mark.parametrize("source", CASES, ids=lambda path: path.stem)
def test_again_is_the_same(source: Path, tmp_path: Path) -> None:
    first = run(source, tmp_path / "one")
    run(source, tmp_path / "two")
    assert organization(tmp_path / "one") == organization(tmp_path / "two")
    again = run(source, tmp_path / "one")
    assert again.report.written == ()
    assert len(again.report.unchanged) == 1
    assert [one for one in again.report.remarks if one.code == "SLO689"] == []
    assert again.report.counts == first.report.counts


def test_an_organization_that_exists_is_added_to_with_force_alone(tmp_path: Path) -> None:
    import_text(TWO, tmp_path)
    path = tmp_path / "specs" / "organization.yaml"
    mine = path.read_text().replace("severities:\n", "severities:\n  # slocompile: mine\n", 1)
    mine = mine.replace("url: https://chat.example.com/alerts", "url: https://chat.example.com/ours")
    path.write_text(mine)
    more = TWO.replace("routes: [", 'routes: [{matchers: [team="web"], receiver: pager}, ')
    done = import_text(more, tmp_path)
    said = [one.what for one in done.report.remarks if one.code == "SLO689"]
    assert len(said) == 2
    assert "teams.web" in said[0]
    assert "receivers.chat" in said[1]
    assert path.read_text() == mine
    run(tmp_path / "alertmanager.yml", tmp_path / "specs", force=True)
    assert "  web:\n    notify:" in path.read_text()
    assert "# slocompile: mine" in path.read_text()
    assert "url: https://chat.example.com/ours" in path.read_text()


def test_a_broken_organization_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "organization.yaml").write_text("organization: x\n")
    with pytest.raises(OutputError):
        import_text(TWO, tmp_path)
    assert organization(tmp_path / "specs") == "organization: x\n"


#: A route for another label, before or behind that of a team, and whether it changes who is told.
PLACES = [
    ('{matchers: [cluster="lab"], receiver: chat}, {matchers: [team="web"], receiver: pager}', "no equivalent"),
    ('{matchers: [team="web"], receiver: pager}, {matchers: [cluster="lab"], receiver: chat}', "approximated"),
    ('{matchers: [team="web"], receiver: pager}, {matchers: [cluster="lab"], receiver: pager}', "no equivalent"),
    ('{matchers: [team="web"], receiver: pager, routes: [{matchers: [a!=""], receiver: chat}]}', "no equivalent"),
]


@pytest.mark.parametrize(("routes", "fate"), PLACES)
def test_a_route_for_another_label_is_no_equivalent_where_it_changes_who_is_told(
    routes: str, fate: str, tmp_path: Path
) -> None:
    done = import_text(TWO.replace('{matchers: [severity="critical"], receiver: pager}', routes), tmp_path)
    (remark,) = [one for one in done.report.remarks if "route `cluster" in one.what or "route `a" in one.what]
    assert remark.fate == fate
