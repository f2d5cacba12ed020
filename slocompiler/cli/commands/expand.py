"""`slocompile expand`."""

from pathlib import Path

import click

from slocompiler.cli.exit_codes import FINDINGS
from slocompiler.cli.options import FOLDER, ReportOptions, report_options
from slocompiler.cli.show import show_findings
from slocompiler.cli.similar_names import did_you_mean
from slocompiler.cli.verdict import exit_code
from slocompiler.pipeline.expand import expand


@click.command("expand")
@click.argument("service")
@click.option("--specs", type=FOLDER, default="specs", show_default=True, help="Folder of the specs.")
@click.option("--environment", "-e", help="Only this environment; all of them by default.")
@report_options
def command(service: str, specs: Path, environment: str | None, format: str, color: str) -> int:
    """Print a service with all it inherits, and where each value is from.

    \b
      slocompile expand shop
      slocompile expand shop --environment staging

    Each value has a comment that names its layer (defaults, tier, template, service, environment) and its line.
    Findings go to standard error.
    """
    expanded = expand([specs], service, environment)
    show_findings(
        expanded.compiled.diagnostics, expanded.compiled.sources, ReportOptions(format, color), beside_product=True
    )
    if expanded.text is not None:
        click.echo(expanded.text, nl=False)
        return exit_code(expanded.compiled.diagnostics)
    if exit_code(expanded.compiled.diagnostics):
        return FINDINGS
    where = f" in the environment {environment}" if environment else ""
    raise click.UsageError(f"There is no service {service}{where} in {specs}.{did_you_mean(expanded.similar)}")
