"""`slocompile validate`."""

from pathlib import Path

import click

from slocompiler.cli.options import PATH, ReportOptions, or_default_specs, report_options, strict_option
from slocompiler.cli.show import show_findings, show_note
from slocompiler.cli.verdict import exit_code
from slocompiler.report.plural import counted


@click.command("validate")
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--fix", is_flag=True, help="Correct what has one answer, and report what is left.")
@click.option("--diff", is_flag=True, help="With --fix: show what would be corrected, and write nothing.")
@report_options
@strict_option
def command(paths: tuple[Path, ...], fix: bool, diff: bool, format: str, color: str, strict: bool) -> int:
    """Check specs without writing anything.

    PATHS are files and folders, specs/ by default. A file is checked together with the organization it belongs to.
    Only --fix writes: it corrects what has one answer, and keeps comments and layout.

    \b
      slocompile validate
      slocompile validate specs/shop.yaml
      slocompile validate --fix               correct slips of the fingers
      slocompile validate --fix --diff        show what that would be
      slocompile validate --format sarif > findings.sarif
      slocompile validate --format github     annotations in a GitHub workflow

    Exits with 1 when there are errors (with --fix: errors left); with --strict, also when there are warnings.
    """
    if diff and not fix:
        raise click.UsageError("--diff shows what --fix would do: add --fix.")
    options = ReportOptions(format, color, strict)
    if fix:
        from slocompiler.cli.corrections import correct

        return correct(or_default_specs(paths), options, writes=not diff)
    from slocompiler.pipeline.compile_specs import compile_specs

    compiled = compile_specs(or_default_specs(paths))
    show_findings(compiled.diagnostics, compiled.sources, options)
    if not compiled.diagnostics:
        show_note(f"{counted(len(compiled.workspace.services), 'service')}: no findings", options)
    return exit_code(compiled.diagnostics, strict=strict)
