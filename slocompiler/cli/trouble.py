"""What is said when a command could not do its work."""

import traceback
from pathlib import Path

import slocompiler

_PACKAGE = Path(slocompiler.__file__).parent


def describe_trouble(problem: BaseException, *, debug: bool) -> str:
    """A reason and a remedy for what the environment refused; a request to report everything else."""
    if debug:
        return "".join(traceback.format_exception(problem)).rstrip()
    message, help = getattr(problem, "message", None), getattr(problem, "help", None)
    if isinstance(message, str) and isinstance(help, str):
        return f"error: {message}\nhelp: {help}"
    if isinstance(problem, OSError) and problem.strerror:
        place = f"{problem.filename}: " if problem.filename else ""
        return f"error: {place}{problem.strerror}"
    return _internal_error(problem)


def _internal_error(problem: BaseException) -> str:
    what = f"{type(problem).__name__}: {problem}".splitlines()[0]
    return (
        f"internal error: {what}{_place(problem)}\n"
        "This is a fault of slocompile, not of your specs. Please report it, with the command, the specs that\n"
        "cause it if you can share them, and what the same command prints with SLOCOMPILE_DEBUG=1."
    )


def _place(problem: BaseException) -> str:
    """The innermost place in our own code."""
    for frame in reversed(traceback.extract_tb(problem.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(_PACKAGE):
            return f" (slocompiler/{path.relative_to(_PACKAGE).as_posix()}:{frame.lineno})"
    return ""
