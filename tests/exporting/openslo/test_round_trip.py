"""Importing an export gives the same IR."""

from pathlib import Path

import pytest
from hypothesis import assume, given

from slocompiler.diagnostics import has_errors
from slocompiler.pipeline.understand import understand
from tests.exporting.openslo.round_trip import exported, imported, meaning, there_and_back
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.cloudwatch import Twins, twins
from tests.strategies.workspaces import Workspace, workspaces

SPECS = Path(__file__).parents[3] / "specs"

#: Several environments, a template, a tier and defaults of which some are removed, groups, and odd windows.
INHERITING = {
    "organization.yaml": """\
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
severities: {P0: {urgency: 1, page: true}, P1: {urgency: 2, page: false}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/pager}}, desk: {email: {to: desk@example.com}}}
teams: {web: {notify: {P0: [pager], P1: [desk]}}, data: {notify: {P0: [pager, desk], P1: [desk]}}}
burn_rate_policies:
  standard:
    fast: {budget: 2%, long: 1h, short: 5m, for: 90s, severity: P0, labels: {channel: loud}}
    slow: {burn: 1, long: 3d, short: 6h, severity: P1, annotations: {hint: "It is {{ $value }}"}}
prometheus: {recording_names: pyrra, flavor: mimir}
defaults:
  window: 30d
  labels: {company: shop, _hidden: gone}
  annotations: {note: from the defaults}
  detect: {total-outage: {bad_ratio: 100%, within: 1h}}
tiers: {critical: {window: 28d, detect: {half: {bad_ratio: 50%, within: 2h}}}}
environments:
  production: {matchers: env="production"}
  staging: {matchers: env="staging", max_severity: P1}
  test: {matchers: env="test"}
""",
    "_templates/http.yaml": """\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    by: [region]
    events:
      prometheus:
        total: http_requests_total{job="$job"}
        bad_where: code=~"5.."
""",
    "login.yaml": """\
version: slocompiler/v1
service: login
description: "Who are you?"
team: web
tier: critical
extends: {http: {job: login}}
labels: {_hidden: false, area: front}
slos:
  availability:
    objective: 99.5%
    signal: requests
    description: "Two lines:\\nthe second"
    window: 30d
    min_failures: 3
    max_severity: P1
    runbook: fix-it
    detect: {total-outage: false}
    annotations: {note: false, _own: kept, impact: "Users wait: {{ $value }}"}
    burn_alerts:
      fast: {name: LoginIsDown, labels: {channel: desk}}
      slow: {annotations: {hint: Look at the last deploy}}
    recorded_as: Login.Requests
    groups: {region: {us: {objective: 99%}, eu: {team: data}, test: false}}
  journey:
    objective: 99%
    signal: requests
    window: calendar-quarter
    timeslices: {every: 90s, good_above: 95%}
    no_data: bad
    runbook: fix-it
alerts:
  silent: {signal: requests, when: {absent: {seen_within: 1d}}, for: 5m, severity: P1, runbook: fix-it}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
environments:
  test: false
  staging:
    team: data
    slos: {availability: {objective: 99%, detect: {half: false}}, journey: false}
    alerts: {silent: {for: 10m}}
""",
}


@pytest.mark.parametrize("is_given", [True, False], ids=["organization given", "organization carried"])
def test_the_worked_example_comes_back(tmp_path: Path, is_given: bool) -> None:
    if is_given:
        (tmp_path / "specs").mkdir()
        (tmp_path / "specs/organization.yaml").write_text((SPECS / "organization.yaml").read_text())
    done = there_and_back(SPECS, tmp_path)
    assert done.report.counts == {"carried": 6, "approximated": 0, "no equivalent": 0, "refused": 0}
    assert len(done.report.written) == (6 if is_given else 7)
    assert meaning(tmp_path / "specs") == meaning(SPECS)


def test_what_is_inherited_and_what_is_removed_comes_back(tmp_path: Path) -> None:
    specs = tmp_path / "source"
    for name, text in INHERITING.items():
        (specs / name).parent.mkdir(parents=True, exist_ok=True)
        (specs / name).write_text(text)
    there_and_back(specs, tmp_path)
    assert meaning(tmp_path / "specs") == meaning(specs)
    text = (tmp_path / "specs/login.yaml").read_text()
    assert all(part in text for part in ("total-outage: false", "LoginIsDown", "recorded_as: Login.Requests"))


@profile(25)
@given(workspaces(2))
def test_any_workspace_comes_back(workspace: Workspace) -> None:
    with fresh_folder() as folder:
        specs = workspace.write(folder / "source")
        assume(not has_errors(list(understand([specs]).found)))
        done = there_and_back(specs, folder)
        assert not done.report.refused
        assert meaning(folder / "specs") == meaning(specs)


@profile(10)
@given(twins())
def test_any_workspace_in_cloudwatch_comes_back(both: Twins) -> None:
    with fresh_folder() as folder:
        specs = both.cloudwatch.write(folder / "source")
        assume(not has_errors(list(understand([specs]).found)))
        assert not there_and_back(specs, folder).report.refused
        assert meaning(folder / "specs") == meaning(specs)


def test_export_and_import_change_nothing_the_second_time(tmp_path: Path) -> None:
    there_and_back(SPECS, tmp_path)
    again = exported(SPECS, tmp_path / "openslo").built.outcome
    assert again is not None
    assert again.is_clean
    done = imported(tmp_path / "openslo", tmp_path / "specs")
    assert not done.report.written
    assert len(done.report.unchanged) == 6


def test_what_was_imported_is_exported_alike_ever_after(tmp_path: Path) -> None:
    there_and_back(SPECS, tmp_path)
    there_and_back(tmp_path / "specs", tmp_path / "second")
    there_and_back(tmp_path / "second/specs", tmp_path / "third")
    files = sorted(file.relative_to(tmp_path / "second") for file in (tmp_path / "second").rglob("*.yaml"))
    assert len(files) == 15
    for file in files:
        assert _documents(tmp_path / "third" / file) == _documents(tmp_path / "second" / file)


def _documents(file: Path) -> str:
    """Without the line that names the spec."""
    return file.read_text().partition("\n")[2]
