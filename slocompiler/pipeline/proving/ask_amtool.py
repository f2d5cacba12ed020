"""What amtool says of a configuration and of its routes."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from slocompiler.pipeline.proving.programs import Answer, Found, ask


class ExpectedRoute(Struct, frozen=True):
    """An alert with these labels reaches these receivers, in this order."""

    alert: str
    labels: Mapping[str, str]
    receivers: tuple[str, ...]


def ask_config(amtool: Found, folder: Path, *, path: PurePosixPath) -> Answer:
    """Whether amtool accepts an Alertmanager configuration below `folder`."""
    answer = ask(amtool, ["check-config", str(path)], folder)
    return Answer(True, ()) if answer.ok else answer


def ask_routes(amtool: Found, folder: Path, *, path: PurePosixPath, expected: Sequence[ExpectedRoute]) -> Answer:
    """Whether amtool finds the same receivers for each alert. It knows neither hours nor inhibition."""
    wrong = tuple(line for one in expected for line in _disagreement(amtool, folder, path, one))
    return Answer(not wrong, wrong)


def _disagreement(amtool: Found, folder: Path, path: PurePosixPath, one: ExpectedRoute) -> tuple[str, ...]:
    pairs = [f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in one.labels.items()]
    answer = ask(amtool, ["config", "routes", "test", f"--config.file={path}", "--", *pairs], folder)
    # Warnings about old spellings stand before the answer.
    found = tuple(answer.lines[-1].split(",")) if answer.ok and answer.lines else ()
    if found == one.receivers:
        return ()
    said = ", ".join(found) or " ".join(answer.lines)
    return (f"{one.alert} reaches {', '.join(one.receivers)} by our walk, and by amtool's: {said}",)
