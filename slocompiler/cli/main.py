"""The entry point: runs a command and turns whatever happens into an exit code, never into a traceback."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from slocompiler.cli.exit_codes import CLEAN, CLOSED_PIPE, INTERRUPTED, TROUBLE
from slocompiler.cli.lazy_group import ClosedPipeError
from slocompiler.cli.program import NAME, program

#: A run makes hardly any garbage that is not freed at once, so it is looked for rarely: never in a short one.
_ALLOCATIONS_BETWEEN_COLLECTIONS = 200_000


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs `slocompile` and exits."""
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS)
    _accept_any_text()
    code = run(sys.argv[1:] if arguments is None else arguments)
    gc.freeze()  # nothing is collected any more: all goes with the process
    sys.exit(code if _flush() else CLOSED_PIPE)


def run(arguments: Sequence[str]) -> int:
    """Runs one command; gives its exit code."""
    try:
        result = program.main(list(arguments), prog_name=NAME, standalone_mode=False)
    except click.ClickException as problem:
        problem.show()
        return TROUBLE
    except ClosedPipeError:
        return CLOSED_PIPE
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except SystemExit:
        raise
    except BaseException as problem:  # the PromQL parser panics with a BaseException
        return _trouble(problem)
    return result if isinstance(result, int) else CLEAN


def _trouble(problem: BaseException) -> int:
    from slocompiler.cli.trouble import describe_trouble

    click.echo(describe_trouble(problem, debug=bool(os.environ.get("SLOCOMPILE_DEBUG"))), err=True)
    return TROUBLE


def _accept_any_text() -> None:
    """A terminal without Unicode gets escapes instead of an exception."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _flush() -> bool:
    """False when the reader is gone; the interpreter must then not try again when it exits."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True
