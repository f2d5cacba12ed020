"""Options that several commands have."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from msgspec import Struct

from slocompiler.report.formats import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
PATH = click.Path(exists=True, path_type=Path)
DEFAULT_SPECS = Path("specs")


class ReportOptions(Struct, frozen=True):
    """How findings are reported."""

    format: str
    color: str
    strict: bool = False


def or_default_specs(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The paths that were given, or the folder where specs usually are."""
    if not paths and not DEFAULT_SPECS.is_dir():
        raise click.UsageError("There is no folder specs/ here: name the files or folders.")
    return paths or (DEFAULT_SPECS,)


def report_options(command: Command) -> Command:
    """Adds `--format` and `--color`; the command gets them as `format` and `color`."""
    command = click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour in text; auto: on a terminal, unless NO_COLOR is set.",
    )(command)
    return click.option(
        "--format",
        type=click.Choice(list(FORMATS)),
        default="text",
        show_default=True,
        help="How findings are reported.",
    )(command)


def strict_option(command: Command) -> Command:
    """Adds `--strict`."""
    return click.option("--strict", is_flag=True, help="Treat warnings like errors.")(command)
