"""The entry point: runs a command and turns whatever happens into an exit code, never into a traceback."""

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from slocompiler.cli.exit_codes import CLEAN, CLOSED_PIPE, INTERRUPTED, TROUBLE
from slocompiler.cli.lazy_group import ClosedPipeError
from slocompiler.cli.program import NAME, program
from slocompiler.cli.trouble import describe_trouble


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs `slocompile` and exits."""
    _accept_any_text()
    code = run(sys.argv[1:] if arguments is None else arguments)
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
        click.echo(describe_trouble(problem, debug=bool(os.environ.get("SLOCOMPILE_DEBUG"))), err=True)
        return TROUBLE
    return result if isinstance(result, int) else CLEAN


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
