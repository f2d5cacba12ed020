"""A deliberately broken copy of the worked example means, once corrected, what the example means."""

from pathlib import Path

import pytest

from slocompiler.diff.meaning import is_same
from slocompiler.pipeline.fix_specs import fix_specs
from slocompiler.pipeline.understand import understand
from tests.broken import references, shapes, spellings
from tests.broken.broken_spec import SPECS, Broken, break_copy

#: Copies in which one thing is written wrongly, and nothing else was meant.
CASES = (
    *spellings.SHARES, *spellings.DURATIONS, *spellings.RATES, *spellings.QUANTITIES, *spellings.FORMATS,
    *references.RUNBOOKS, *references.PEOPLE, *references.NEIGHBOURS, *shapes.UNKNOWN_KEYS, *shapes.WORDS,
)  # fmt: skip
_ORIGINAL = understand([SPECS]).compilation


@pytest.mark.parametrize("broken", CASES, ids=lambda broken: broken.id)
def test_a_correction_gives_back_what_was_meant(broken: Broken, tmp_path: Path) -> None:
    break_copy(broken, tmp_path)
    fixed = fix_specs([tmp_path])
    if not fixed.applied:
        assert [finding.code for finding in fixed.compiled.diagnostics] == [broken.code]
        return
    assert fixed.compiled.diagnostics == ()
    assert is_same(_ORIGINAL, fixed.compiled.compilation)
