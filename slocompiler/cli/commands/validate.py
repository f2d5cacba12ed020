"""`slocompile validate`."""

from pathlib import Path

import click

from slocompiler.cli.options import DEFAULT_SPECS, PATH, ReportOptions, report_options, strict_option
from slocompiler.cli.show import show_findings, show_note
from slocompiler.cli.verdict import exit_code
from slocompiler.report.plural import counted


@click.command("validate")
@click.argument("paths", nargs=-1, type=PATH)
@report_options
@strict_option
def command(paths: tuple[Path, ...], format: str, color: str, strict: bool) -> int:
    """Check specs without writing anything.

    PATHS are files and folders, specs/ by default. A file is checked together with the organization it belongs to.

    \b
      slocompile validate
      slocompile validate specs/shop.yaml
      slocompile validate --format sarif > findings.sarif
      slocompile validate --format github     annotations in a GitHub workflow

    Exits with 1 when there are errors; with --strict, also when there are warnings.
    """
    from slocompiler.pipeline.compile_specs import compile_specs

    options = ReportOptions(format, color, strict)
    compiled = compile_specs(paths or _default())
    show_findings(compiled.diagnostics, compiled.sources, options)
    if not compiled.diagnostics:
        show_note(f"{counted(len(compiled.workspace.services), 'service')}: no findings", options)
    return exit_code(compiled.diagnostics, strict=strict)


def _default() -> tuple[Path, ...]:
    if not DEFAULT_SPECS.is_dir():
        raise click.UsageError("There is no folder specs/ here: name the files or folders to check.")
    return (DEFAULT_SPECS,)
