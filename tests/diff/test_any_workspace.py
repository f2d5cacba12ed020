"""Whatever valid specs say: compared with themselves nothing changes, and any two can be compared, both ways."""

import json
from collections import Counter

import jsonschema
from hypothesis import given

from slocompiler.diff.registry import CHANGE_KINDS
from slocompiler.pipeline.diff import diff_sides
from slocompiler.pipeline.diffing.known import Wanted
from slocompiler.report.diff import DIFF_FORMATS, diff_schema, render_diff
from tests.diff.compared import both_ways, file_side
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces

MIRRORS = {kind.name: kind.mirror for kind in CHANGE_KINDS}
WHOLE = (Wanted(is_whole=True, artifacts=True), lambda done, total, what: None)


@profile(6)
@given(workspaces())
def test_nothing_changes_from_specs_to_themselves(workspace: Workspace) -> None:
    texts = workspace.texts()
    assert both_ways(texts, dict(texts), is_linted=False) == ((), ())


@profile(6)
@given(workspaces(2), workspaces(2))
def test_any_two_can_be_compared(old: Workspace, new: Workspace) -> None:
    """Nothing raises, and a change backwards is its mirror."""
    forwards, backwards = both_ways(old.texts(), new.texts(), is_linted=False)
    kinds = Counter(entry.change.kind.name for entry in backwards)
    assert kinds == Counter(MIRRORS[entry.change.kind.name] for entry in forwards)


@profile(3)
@given(workspaces(2), workspaces(2))
def test_every_format_takes_any_change(old: Workspace, new: Workspace) -> None:
    report = diff_sides(file_side(old.texts()), file_side(new.texts()), WHOLE).report
    texts = {format: render_diff(format, report) for format in DIFF_FORMATS}
    jsonschema.validate(json.loads(texts["json"]), json.loads(diff_schema()))
    assert len(texts["github"].splitlines()) == len((*report.errors, *report.entries))
    assert texts["text"]
    assert texts["markdown"]
