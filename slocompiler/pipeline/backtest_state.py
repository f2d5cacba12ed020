"""The file in which a replay remembers what was answered."""

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from slocompiler.proof.backtest.api_errors import BacktestError
from slocompiler.proof.backtest.memory import Kept

_VERSION = 1


class StateFile:
    """A Memory in a file: a line that says which replay it belongs to, then one for each answer.

    A line counts when it is whole, so that a kill at any moment costs at most the answer that was being written.
    """

    def __init__(self, stream: BinaryIO, about: Mapping[str, Any], answers: dict[str, Kept]) -> None:
        self.about = about
        self._stream, self._answers = stream, answers
        self._lock = threading.Lock()

    def recall(self, key: str) -> Kept | None:
        with self._lock:
            return self._answers.get(key)

    def keep(self, key: str, value: Kept) -> None:
        with self._lock:
            self._answers[key] = value
            _append(self._stream, {"key": key, "answer": value})

    def close(self) -> None:
        self._stream.close()


def open_state(path: Path, about: Mapping[str, Any], end: int) -> StateFile:
    """The state of the replay that `about` describes; where there is no file, one is begun.

    A replay that goes on keeps the `end` that it began with, as its answers are about the time up to that. Raises
    BacktestError for a file of another replay, or of something else.
    """
    if not path.exists():
        begun = path.open("xb")
        now = {**about, "end": end if about["end"] is None else about["end"]}
        _append(begun, {"version": _VERSION, "about": now})
        return StateFile(begun, now, {})
    with path.open("rb") as earlier:
        lines, whole = _whole_lines(earlier.read())
    kept = _about(lines[0] if lines else None, path)
    for key, value in about.items():
        if value is not None and kept.get(key) != value:
            message = f"{path} belongs to another replay: its {key} is {kept.get(key)}, not {value}"
            raise BacktestError(message, "repeat the options of that one, or name another file")
    stream = path.open("r+b")
    stream.truncate(whole)
    stream.seek(whole)
    return StateFile(stream, kept, {line["key"]: line["answer"] for line in lines[1:]})


def _append(stream: BinaryIO, line: Mapping[str, Any]) -> None:
    stream.write(json.dumps(line).encode() + b"\n")
    stream.flush()


def _whole_lines(content: bytes) -> tuple[list[Any], int]:
    """The lines up to the first that is not whole, and their length."""
    lines, whole = list[Any](), 0
    for line in content.splitlines(keepends=True):
        try:
            parsed = json.loads(line)
        except ValueError:
            break
        if not line.endswith(b"\n"):
            break
        lines.append(parsed)
        whole += len(line)
    return lines, whole


def _about(first: Any, path: Path) -> Mapping[str, Any]:
    if isinstance(first, dict) and first.get("version") == _VERSION and isinstance(first.get("about"), dict):
        about: Mapping[str, Any] = first["about"]
        return about
    raise BacktestError(f"{path} is not the state of a replay", "name a file that is not there yet")
