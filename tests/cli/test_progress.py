"""Progress is for those who wait at a terminal."""

import sys
from io import StringIO

import pytest

from slocompiler.cli import progress
from slocompiler.cli.progress import progress_line


class Stream(StringIO):
    def __init__(self, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


def shown(monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool, patience: float) -> str:
    stream = Stream(is_terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "_PATIENCE_SECONDS", patience)
    with progress_line() as show:
        for done in range(3):
            show(done, 3, "prometheus: shop")
    return stream.getvalue()


def test_a_slow_build_at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(monkeypatch, is_terminal=True, patience=0)
    assert text == "\r\x1b[Kbuilding 0/3  prometheus: shop\r\x1b[K"


@pytest.mark.parametrize(("is_terminal", "patience"), [(True, 1), (False, 0)], ids=["quick", "no terminal"])
def test_otherwise_nothing(monkeypatch: pytest.MonkeyPatch, is_terminal: bool, patience: float) -> None:
    assert shown(monkeypatch, is_terminal=is_terminal, patience=patience) == ""
