"""`slocompile fmt`."""

from pathlib import Path

import click

from slocompiler.cli.exit_codes import FINDINGS
from slocompiler.cli.options import PATH, ReportOptions, or_default_specs, report_options
from slocompiler.cli.show import show_findings, show_note
from slocompiler.cli.verdict import exit_code
from slocompiler.pipeline.format_specs import Formatting, format_specs
from slocompiler.pipeline.rewriting.rewritten import write
from slocompiler.report.plural import counted


@click.command("fmt")
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--check", is_flag=True, help="Write nothing; list what would change, and exit with 1 if anything would.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@report_options
def command(paths: tuple[Path, ...], check: bool, diff: bool, format: str, color: str) -> int:
    """Lay out specs in one way, comments and meaning kept.

    PATHS are files and folders, specs/ by default. Order of keys, spelling of values, quotes and indentation become
    the same everywhere; names keep their order, and every comment stays where it belongs.

    \b
      slocompile fmt
      slocompile fmt specs/shop.yaml
      slocompile fmt --check                  in CI: is everything laid out?
      slocompile fmt --diff

    Specs mean the same before and after: that is checked before a file is written, each in one step. A file that
    cannot be read is reported and left as it is.
    """
    options = ReportOptions(format, color)
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


def _summarize(found: Formatting, options: ReportOptions, *, is_written: bool, lists: bool) -> None:
    for path in found.refused:
        show_note(
            f"refused: {path}: it would mean something else; this is a fault of slocompile: please report it", options
        )
    for file in found.changed if lists else ():
        show_note(f"{'laid out' if is_written else 'would change'}: {file.shown_as}", options)
    left = found.count - len(found.changed) - len(found.refused)
    show_note(
        f"{counted(len(found.changed), 'file')} {'changed' if is_written else 'to change'}, {left} as they are", options
    )


def _exit_code(found: Formatting, *, fails_on_change: bool) -> int:
    if found.refused or (fails_on_change and found.changed):
        return FINDINGS
    return exit_code(found.findings)
