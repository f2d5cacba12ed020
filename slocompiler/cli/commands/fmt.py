"""`slocompile fmt`."""

import sys
from pathlib import Path

import click

from slocompiler.cli.exit_codes import FINDINGS
from slocompiler.cli.options import ReportOptions, or_default_specs, report_options
from slocompiler.cli.show import show_findings, show_note
from slocompiler.cli.verdict import exit_code
from slocompiler.pipeline.format_piped import format_piped
from slocompiler.pipeline.format_specs import Formatting, format_specs
from slocompiler.pipeline.rewriting.rewritten import write
from slocompiler.report.plural import counted

#: What stands for standard input in place of a path, and what findings call it.
_PIPE, _PIPE_NAME = Path("-"), "<stdin>"


@click.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; list what would change, and exit with 1 if anything would.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--stdin-name", metavar="PATH", help="The file that standard input is, or will be.")
@report_options
def command(paths: tuple[Path, ...], check: bool, diff: bool, stdin_name: str | None, format: str, color: str) -> int:
    """Lay out specs in one way, comments and meaning kept.

    PATHS are files and folders, specs/ by default. Order of keys, spelling of values, quotes and indentation become
    the same everywhere; names keep their order, and every comment stays where it belongs.

    \b
      slocompile fmt
      slocompile fmt specs/shop.yaml
      slocompile fmt --check                  in CI: is everything laid out?
      slocompile fmt --diff
      slocompile fmt --stdin-name specs/shop.yaml - < draft.yaml

    Specs mean the same before and after: that is checked before a file is written, each in one step. A file that
    cannot be read is reported and left as it is.

    For editors, `-` reads one spec from standard input and writes it to standard output: all of it, or, where there is
    something to report, nothing, with the findings on standard error and exit code 1.
    """
    options = ReportOptions(format, color)
    if _PIPE in paths or stdin_name is not None:
        if paths != (_PIPE,):
            raise click.UsageError("`-` stands alone, and --stdin-name goes with it.")
        return _pipe(stdin_name or _PIPE_NAME, options, check=check, diff=diff)
    found = format_specs(or_default_specs(paths))
    if found.findings or format != "text":
        show_findings(found.findings, found.sources, options)
    if diff:
        click.echo("".join(file.diff() for file in found.changed), nl=False)
    elif not check:
        for file in found.changed:
            write(file)
    _summarize(found, options, is_written=not (check or diff), lists=not diff)
    return _exit_code(found, fails_on_change=check)


def _pipe(name: str, options: ReportOptions, *, check: bool, diff: bool) -> int:
    """Nothing but the product goes to standard output, and that only when it is whole."""
    piped = format_piped(sys.stdin.buffer.read(), name)
    found = piped.formatting
    if found.findings or options.format != "text":
        show_findings(found.findings, found.sources, options, beside_product=True)
    for path in found.refused:
        click.echo(_refusal(path), err=True)
    if diff:
        click.echo("".join(file.diff() for file in found.changed), nl=False)
    elif check:
        for file in found.changed:
            click.echo(f"would change: {file.shown_as}", err=True)
    elif piped.content is not None:
        click.echo(piped.content, nl=False)
    return _exit_code(found, fails_on_change=check)


def _summarize(found: Formatting, options: ReportOptions, *, is_written: bool, lists: bool) -> None:
    for path in found.refused:
        show_note(_refusal(path), options)
    for file in found.changed if lists else ():
        show_note(f"{'laid out' if is_written else 'would change'}: {file.shown_as}", options)
    left = found.count - len(found.changed) - len(found.refused)
    show_note(
        f"{counted(len(found.changed), 'file')} {'changed' if is_written else 'to change'}, {left} as they are", options
    )


def _refusal(path: str) -> str:
    return f"refused: {path}: it would mean something else; this is a fault of slocompile: please report it"


def _exit_code(found: Formatting, *, fails_on_change: bool) -> int:
    if found.refused or (fails_on_change and found.changed):
        return FINDINGS
    return exit_code(found.findings)
