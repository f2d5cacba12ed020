"""`slocompile site`."""

from pathlib import Path

import click

from slocompiler.cli.build_summary import show_outcome
from slocompiler.cli.exit_codes import FINDINGS
from slocompiler.cli.options import FOLDER, ReportOptions, report_options, strict_option
from slocompiler.cli.progress import progress_line
from slocompiler.cli.show import show_findings
from slocompiler.cli.verdict import exit_code
from slocompiler.pipeline.built import Writing
from slocompiler.pipeline.site import site


@click.command("site")
@click.argument("specs", type=FOLDER, default="specs")
@click.option("--out", type=click.Path(path_type=Path), default="site", show_default=True, help="Output folder.")
@click.option("--force", is_flag=True, help="Overwrite what was edited by hand or comes from elsewhere.")
@report_options
@strict_option
def command(specs: Path, out: Path, force: bool, format: str, color: str, strict: bool) -> int:
    """Write a catalogue of all services, as pages for a browser.

    SPECS is a folder, specs/ by default; it is always compiled as a whole.

    \b
      slocompile site
      slocompile site specs/ --out public/slo

    For each service: what it promises and how much may fail, which failure is noticed when, all alerts, who is told at
    which hour, runbooks, dependencies, tracing and cost. Open index.html from the folder, or put the folder on any web
    server: the pages load nothing else, and need no script.

    Like the output of a build, the folder is changed as a whole or not at all, and files in it that slocompile did not
    write stay. Nothing is written while there are errors.
    """
    options = ReportOptions(format, color, strict)
    with progress_line("compiling") as progress:
        built = site(specs, out, writing=Writing.FORCE if force else Writing.WRITE, strict=strict, progress=progress)
    show_findings(built.diagnostics, built.sources, options)
    show_outcome(built, out, options, is_check=False)
    refused = built.outcome is not None and built.outcome.refused
    return exit_code(built.diagnostics, strict=strict) or (FINDINGS if refused else 0)
