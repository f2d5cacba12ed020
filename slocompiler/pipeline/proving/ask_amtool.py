"""What amtool says of a configuration and of its routes."""

from pathlib import Path, PurePosixPath

from slocompiler.pipeline.proving.programs import Answer, Found, ask


def ask_config(amtool: Found, folder: Path, *, path: PurePosixPath) -> Answer:
    """Whether amtool accepts an Alertmanager configuration below `folder`."""
    answer = ask(amtool, ["check-config", str(path)], folder)
    return Answer(True, ()) if answer.ok else answer
