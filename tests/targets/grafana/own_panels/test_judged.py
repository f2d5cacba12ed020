"""Panels of every kind, on a service's dashboard: strict types, places of their own, ids that last."""

import json
import sys
from pathlib import Path

import pytest

from slocompiler.targets.grafana import GRAFANA
from tests.judges.programs import decode_dashboard
from tests.targets.grafana.own_panels.example import EVERY_KIND, SERVICE, built, folder_of, row

FUNCTIONS = ("every_kind", "time_series", "graphs", "numbers", "maps_and_tables", "cloudwatch")
ON = "login/grafana-golden-signals.json"


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    made, findings = built(folder_of(tmp_path_factory.mktemp("own"), EVERY_KIND, *FUNCTIONS))
    assert findings == []
    return made


def test_the_judge_accepts_all_of_them(texts: dict[str, str]) -> None:
    verdict = decode_dashboard(texts[ON])
    assert verdict.ok, verdict.output


def test_every_function_has_a_row_with_its_panels_in_their_order(texts: dict[str, str]) -> None:
    assert [panel["title"] for panel in row(texts, "Every kind")][:3] == ["TimeSeries", "Graph", "Stat"]
    assert [panel["title"] for panel in row(texts, "Maps and tables")] == ["Counted", "Computed", "Table"]
    assert len(row(texts, "Every kind")) == 14


def test_only_kinds_that_grafana_has_today(texts: dict[str, str]) -> None:
    kinds = {panel["type"] for name in FUNCTIONS for panel in row(texts, name.replace("_", " ").capitalize())}
    assert kinds == {
        "barchart", "bargauge", "gauge", "heatmap", "histogram", "piechart", "stat", "state-timeline", "table", "text",
        "timeseries",
    }  # fmt: skip


def test_panels_stand_beside_each_other_and_have_ids_of_their_own(texts: dict[str, str]) -> None:
    panels = json.loads(texts[ON])["panels"]
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert not cells & taken, panel["title"]
        assert place["x"] + place["w"] <= 24
        taken |= cells
    assert len({panel["id"] for panel in panels}) == len(panels)


def test_ids_and_uids_survive_other_functions_and_other_panels(texts: dict[str, str], tmp_path: Path) -> None:
    module = EVERY_KIND.replace("return [*made, core.Text(", "return [*made[1:], core.Text(")
    after, _ = built(folder_of(tmp_path, module, "numbers", "every_kind"))
    assert json.loads(after[ON])["uid"] == json.loads(texts[ON])["uid"]
    for title in ("Every kind", "Numbers"):
        before = {panel["id"]: panel["title"] for panel in row(texts, title)}
        kept = {panel["id"]: panel["title"] for panel in row(after, title)}
        assert kept
        assert kept.items() <= before.items()


def test_the_rest_of_the_dashboard_stays_as_it_is(texts: dict[str, str], tmp_path: Path) -> None:
    plain, findings = built(folder_of(tmp_path, EVERY_KIND, *FUNCTIONS), GRAFANA)
    assert [finding.code for finding in findings] == ["SLO560"]
    without = json.loads(plain[ON])["panels"]
    assert json.loads(texts[ON])["panels"][: len(without)] == without
    assert {path: text for path, text in texts.items() if path != ON} == {p: t for p, t in plain.items() if p != ON}


def test_equal_specs_give_equal_bytes_and_leave_nothing_behind(
    texts: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path, modules = list(sys.path), {name for name in sys.modules if name.startswith("our_panels")}
    folder = folder_of(tmp_path, EVERY_KIND, *FUNCTIONS)
    assert built(folder)[0] == texts
    assert built(folder)[0] == texts
    assert (sys.path, {name for name in sys.modules if name.startswith("our_panels")}) == (path, modules)
    assert not list(folder.rglob("__pycache__"))


def test_a_service_without_signals_has_its_panels_too(tmp_path: Path) -> None:
    bare = "version: slocompiler/v1\nservice: bare\nteam: web\n"
    module = "from grafanalib.core import Text\n\n\ndef notes(service):\n    yield Text(title=service.name)\n"
    texts, findings = built(folder_of(tmp_path, module, "notes", services=(SERVICE, bare)))
    assert findings == []
    assert [panel["title"] for panel in row(texts, "Notes", "bare")] == ["bare"]
    assert [panel["title"] for panel in row(texts, "Notes")] == ["login"]
