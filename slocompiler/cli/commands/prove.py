"""`slocompile prove`."""

import sys
from pathlib import Path

import click

from slocompiler.cli.exit_codes import CLEAN, FINDINGS, TROUBLE
from slocompiler.cli.known_service import require_service
from slocompiler.cli.options import FOLDER, ReportOptions
from slocompiler.cli.progress import progress_line
from slocompiler.cli.show import show_findings, wants_color
from slocompiler.pipeline.proving.prove import PROGRAMS, Proof, prove
from slocompiler.report.evidence import EVIDENCE_FORMATS, render_evidence


@click.command("prove")
@click.argument("service", required=False)
@click.option("--specs", type=FOLDER, default="specs", show_default=True, help="Folder of the specs.")
@click.option("--format", type=click.Choice(EVIDENCE_FORMATS), default="text", show_default=True)
@click.option(
    "--without",
    type=click.Choice([program.name for program in PROGRAMS]),
    multiple=True,
    help="Do without this program.",
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def command(service: str | None, specs: Path, format: str, without: tuple[str, ...], color: str) -> int:
    """Prove with promtool and amtool that alerts fire and arrive.

    \b
      slocompile prove
      slocompile prove shop                    the rules of one service, and all routes
      slocompile prove --without amtool        where it cannot be had: that part is not proven then
      slocompile prove --format markdown       for a pull request

    The specs are compiled in memory. promtool runs the tests that every service gets: silent one evaluation before the
    computed time, firing at it. amtool says who receives each alert. Both are looked for on PATH.

    Exits with 1 when something is refuted, and with 2 when a program is missing that --without does not name.
    """
    with progress_line("proving") as progress:
        proof = prove(specs, service, without=frozenset(without), progress=progress)
    options = ReportOptions("text", color)
    show_findings(proof.compiled.diagnostics, proof.compiled.sources, options, beside_product=True)
    if proof.evidence is None:
        click.echo("nothing was proven: there are findings to answer first", err=True)
        return FINDINGS
    if proof.compiled.compilation:
        require_service(proof.compiled.compilation, service, specs)

    click.echo(render_evidence(format, proof.evidence, color=wants_color(color, sys.stdout)), nl=False, color=True)
    for missing in proof.missing:
        click.echo(f"{missing.reason}. {missing.help}", err=True)
    return _code(proof)


def _code(proof: Proof) -> int:
    if proof.is_refuted:
        return FINDINGS
    return TROUBLE if proof.missing else CLEAN
