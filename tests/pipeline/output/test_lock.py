"""Two builds never write at the same time."""

from pathlib import Path

import pytest

from slocompiler.pipeline.output import lock
from slocompiler.pipeline.output.lock import output_lock
from slocompiler.pipeline.output.output_error import OutputError


def test_the_second_build_gives_up_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.05)
    with (
        output_lock(tmp_path / "out"),
        pytest.raises(OutputError, match="another build"),
        output_lock(tmp_path / "out"),
    ):
        pytest.fail("both hold the lock")


def test_the_lock_is_released(tmp_path: Path) -> None:
    for _ in range(2):
        with output_lock(tmp_path / "out"):
            assert list(tmp_path.iterdir()) == []
