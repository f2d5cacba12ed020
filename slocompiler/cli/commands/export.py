"""`slocompile export`."""

from pathlib import Path

import click

from slocompiler.cli.build_summary import show_outcome
from slocompiler.cli.exit_codes import FINDINGS
from slocompiler.cli.options import FOLDER, ReportOptions, strict_option
from slocompiler.cli.show import show_findings
from slocompiler.cli.verdict import exit_code
from slocompiler.exporting.report import EXPORT_FORMATS
from slocompiler.pipeline.built import Writing
from slocompiler.pipeline.export_openslo import export_specs


@click.group("export")
def command() -> None:
    """Write specs in the words of other formats.

    \b
      slocompile export openslo
      slocompile export openslo specs/ --out slos

    Leaving is as easy as coming: what another format has no word for stands in annotations, and `slocompile import`
    reads the whole back.
    """


@command.command("openslo")
@click.argument("specs", type=FOLDER, default="specs")
@click.option("--out", type=click.Path(path_type=Path), default="openslo", show_default=True, help="Output folder.")
@click.option("--force", is_flag=True, help="Overwrite what was edited by hand or comes from elsewhere.")
@click.option("--format", type=click.Choice(list(EXPORT_FORMATS)), default="text", show_default=True)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@strict_option
def openslo(specs: Path, out: Path, force: bool, format: str, color: str, strict: bool) -> int:
    """Write every SLO as an OpenSLO v1 document.

    SPECS is a folder, specs/ by default; it is always compiled as a whole.

    \b
      slocompile export openslo
      slocompile export openslo specs/ --out slos
      slocompile export openslo --format markdown > openslo.md

    One file for each service (in a folder for each environment, where there are several), and _organization.yaml with
    data sources, alert policies and targets. Printed is what OpenSLO has no word for. Keys of specs that it lacks stand
    in annotations under slocompiler.io/, so that `slocompile import openslo` gives the same specs again.
    """
    writing = Writing.FORCE if force else Writing.WRITE
    done = export_specs(specs, out, writing=writing, strict=strict)
    findings, outcome = done.built, done.built.outcome
    show_findings(findings.diagnostics, findings.sources, ReportOptions("text", color), beside_product=True)
    if outcome is not None and not outcome.refused:
        click.echo(EXPORT_FORMATS[format](done.notes), nl=False)
    show_outcome(done.built, out, ReportOptions(format, color), is_check=False)
    refused = outcome is not None and bool(outcome.refused)
    return exit_code(findings.diagnostics, strict=strict) or (FINDINGS if refused else 0)
