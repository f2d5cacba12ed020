"""`slocompile cost`."""

from pathlib import Path

import click

from slocompiler.cli.exit_codes import FINDINGS
from slocompiler.cli.known_service import require_service
from slocompiler.cli.options import FOLDER, ReportOptions
from slocompiler.cli.show import show_findings
from slocompiler.cli.verdict import exit_code
from slocompiler.pipeline.cost import DEFAULT_SERIES, cost
from slocompiler.report.cost import COST_FORMATS, render_cost


@click.command("cost")
@click.argument("service", required=False)
@click.option("--specs", type=FOLDER, default="specs", show_default=True, help="Folder of the specs.")
@click.option(
    "--series",
    type=click.IntRange(min=1),
    default=DEFAULT_SERIES,
    show_default=True,
    help="Raw series that a Prometheus selector finds.",
)
@click.option("--format", type=click.Choice(COST_FORMATS), default="text", show_default=True)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def command(service: str | None, specs: Path, series: int, format: str, color: str) -> int:
    """Work out what monitoring costs a month.

    \b
      slocompile cost
      slocompile cost shop
      slocompile cost --series 400
      slocompile cost --format markdown

    Alarms, custom metrics, dashboards, log lines and traces at AWS's list prices, and how many series Prometheus
    records and samples it reads. Nothing is asked over the network: everything follows from the specs, and what does
    not is listed as an assumption. Findings go to standard error.
    """
    counted = cost(specs, service, series)
    options = ReportOptions("text", color)
    show_findings(counted.compiled.diagnostics, counted.compiled.sources, options, beside_product=True)
    if counted.compiled.compilation:
        require_service(counted.compiled.compilation, service, specs)
    if counted.report is None:
        return exit_code(counted.compiled.diagnostics) or FINDINGS
    click.echo(render_cost(format, counted.report), nl=False)
    return exit_code(counted.compiled.diagnostics)
