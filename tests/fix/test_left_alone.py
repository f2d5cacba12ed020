"""Mistakes of a code that has a fix, which keep their finding: more than one answer is possible."""

from pathlib import Path

import pytest

from slocompiler.pipeline.fix_specs import fix_specs
from tests.snippets import workspace_of

SLO = "slos:\n  up: {%s, signal: requests, runbook: fix-it}\n"
LEFT = {
    "SLO111 a query over two lines": 'signals:\n  s: {events: {prometheus: {total: x{a="b"},\n    bad_where: c}}}\n',
    "SLO113 a comment": "description: # the login\n",
    "SLO113 several words": "description: #login and more\n",
    "SLO116 a tag with a value": "description: !Ref login\n",
    "SLO117 a comparison between brackets": SLO % "objective: > 95",
    "SLO119 in a list of keys": "description: a: b: c\n  d: e\n",
    "SLO126 an escape that YAML has": 'description: "a\\n\\d"\n',
    "SLO203 in brackets": "# login.yaml\n{service: login, team: web}\n",
    "SLO221 a key that is there": SLO % "objective: 99%, objektive: 99.9%",
    "SLO221 a word near none": SLO % "objective: 99%, colour: red",
    "SLO221 another word for a mapping": SLO % "target: {a: 99%}",
    "SLO231 two words for a list": "cc: web and data\n",
    "SLO231 a mapping for text": "description: {a: b}\n",
    "SLO233 a word near none": SLO % "objective: 99%, no_data: skip",
    "SLO234 the name of a thing itself": "slos:\n  Up: {objective: 99%, signal: requests, runbook: fix-it}\n",
    "SLO235 no unit": SLO % "objective: 99%, window: 30",
    "SLO235 cut by a comma": SLO % "objective: 99,95 %",
    "SLO236 a day": 'maintenance:\n  move: {from: 2026-12-01, to: "2026-12-02T02:00:00Z"}\n',
    "SLO301 a similar name": SLO % "objective: 99%" + "signals:\n  request:\n    gauge: {prometheus: {value: up}}\n",
    "SLO349 a number for seconds": "signals:\n  s: {unit: seconds, gauge: {prometheus: {value: s}}}\n"
    "alerts:\n  a: {signal: s, when: {value: {above: 30}}, severity: P1, runbook: fix-it}\n",
}


@pytest.mark.parametrize(("name", "snippet"), LEFT.items(), ids=LEFT)
def test_left_alone(name: str, snippet: str, tmp_path: Path) -> None:
    fixed = fix_specs([workspace_of(snippet, tmp_path)])
    assert [each.finding.code for each in fixed.applied] == []
    assert fixed.files == ()
    assert name[:6] in {finding.code for finding in fixed.compiled.diagnostics}
