"""Builds in tests survive every kill, but need not survive a power cut: waiting for the disk would take too long."""

import pytest


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", lambda descriptor: None)
    monkeypatch.setattr("slocompiler.pipeline.output.disk.sync_file_system", lambda path: True)
