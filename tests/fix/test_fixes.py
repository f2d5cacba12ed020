"""Every fix corrects its own snippet, to the letter, and nothing else."""

from pathlib import Path

import pytest

from slocompiler.fix.fix import Fix
from slocompiler.fix.registry import FIXES
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.explain import all_rules
from slocompiler.pipeline.fix_specs import fix_specs
from tests.snippets import workspace_of


@pytest.mark.parametrize("fix", FIXES, ids=lambda fix: fix.code)
def test_a_snippet_is_mended(fix: Fix, tmp_path: Path) -> None:
    broken, wanted = tmp_path / "broken", tmp_path / "wanted"
    broken.mkdir()
    wanted.mkdir()
    specs, mended = workspace_of(fix.broken, broken), workspace_of(fix.mended, wanted)
    assert fix.code in {finding.code for finding in compile_specs([specs]).diagnostics}
    fixed = fix_specs([specs])
    assert {each.finding.code for each in fixed.applied} == {fix.code}
    new = {Path(file.shown_as).name: file.new for file in fixed.files}
    old = {path.name: path.read_text() for path in specs.iterdir()}
    assert old | new == {path.name: path.read_text() for path in mended.iterdir()}
    assert {finding.code for finding in fixed.compiled.diagnostics} == {
        finding.code for finding in compile_specs([mended]).diagnostics
    }


def test_every_fix_is_for_one_rule() -> None:
    codes = [fix.code for fix in FIXES]
    assert len(set(codes)) == len(codes)
    assert codes == sorted(codes)
    assert set(codes) <= {rule.code for rule in all_rules()}
