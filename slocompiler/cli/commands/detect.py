"""`slocompile detect`."""

import shutil
import sys
from pathlib import Path

import click

from slocompiler.cli.exit_codes import FINDINGS
from slocompiler.cli.known_service import require_service
from slocompiler.cli.options import FOLDER, ReportOptions
from slocompiler.cli.show import show_findings, wants_color
from slocompiler.cli.verdict import exit_code
from slocompiler.pipeline.detect import detect
from slocompiler.report.detection import DETECTION_FORMATS, render_detection


@click.command("detect")
@click.argument("service", required=False)
@click.option("--specs", type=FOLDER, default="specs", show_default=True, help="Folder of the specs.")
@click.option("--environment", "-e", help="Only this environment; all of them by default.")
@click.option("--format", type=click.Choice(DETECTION_FORMATS), default="text", show_default=True)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def command(service: str | None, specs: Path, environment: str | None, format: str, color: str) -> int:
    """Show which failure every alert notices, and when.

    \b
      slocompile detect                          all services: the first alert for each failure
      slocompile detect shop                     every alert of one service
      slocompile detect shop --environment production --format markdown
      slocompile detect --format json            every alert of every service

    For outages of 100 % down to 1 % and for what burns the budget once or twice: which alert fires and when, what of
    the budget is gone by then, who is told after how long, and when the alert is quiet again. Computed from windows,
    `for`, scrapes and evaluations as Prometheus evaluates them, with the traffic and the baseline that specs declare.
    Findings go to standard error.
    """
    found = detect([specs], service, environment)
    compiled = found.compiled
    show_findings(compiled.diagnostics, compiled.sources, ReportOptions("text", color), beside_product=True)
    if compiled.compilation is None:
        return FINDINGS
    require_service(compiled.compilation, service, specs)
    if service is not None and not found.services:
        raise click.UsageError(f"{service} is not built in an environment {environment}.")
    text = render_detection(
        format,
        found.services,
        is_overview=service is None,
        width=shutil.get_terminal_size().columns,
        color=wants_color(color, sys.stdout),
    )
    click.echo(text, nl=False, color=True)
    return exit_code(compiled.diagnostics)
