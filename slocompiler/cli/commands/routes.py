"""`slocompile routes`."""

import sys
from datetime import datetime
from pathlib import Path

import click

from slocompiler.cli.exit_codes import FINDINGS
from slocompiler.cli.known_service import require_service
from slocompiler.cli.moment import read_moment
from slocompiler.cli.options import FOLDER, ReportOptions
from slocompiler.cli.show import show_findings, wants_color
from slocompiler.cli.verdict import exit_code
from slocompiler.pipeline.routes import routes
from slocompiler.report.routes import ROUTES_FORMATS, render_routes


@click.command("routes")
@click.argument("service", required=False)
@click.option("--specs", type=FOLDER, default="specs", show_default=True, help="Folder of the specs.")
@click.option(
    "--at",
    callback=read_moment,
    metavar="TIME",
    help="Also say what is open at this time; UTC unless it says otherwise.",
)
@click.option("--format", type=click.Choice(ROUTES_FORMATS), default="text", show_default=True)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def command(service: str | None, specs: Path, at: datetime | None, format: str, color: str) -> int:
    """Show who is told of each alert, and at which hours.

    \b
      slocompile routes
      slocompile routes shop
      slocompile routes --at "2026-11-28T03:00"                who is woken on that night (UTC)
      slocompile routes --at "2026-11-28T03:00 Europe/Berlin"
      slocompile routes --format markdown

    Every alert is led through the Alertmanager configuration as it is built, base included: routes, time intervals and
    inhibition. Silences are not known here, nor are labels that Prometheus adds to all it sends (external_labels).
    Findings go to standard error.
    """
    shown = routes(specs, service, at)
    options = ReportOptions("text", color)
    show_findings(shown.compiled.diagnostics, shown.compiled.sources, options, beside_product=True)
    if shown.compiled.compilation:
        require_service(shown.compiled.compilation, service, specs)
    if shown.report is None:
        return exit_code(shown.compiled.diagnostics) or FINDINGS
    click.echo(render_routes(format, shown.report, color=wants_color(color, sys.stdout)), nl=False, color=True)
    return exit_code(shown.compiled.diagnostics)
