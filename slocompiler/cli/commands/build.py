"""`slocompile build`."""

from pathlib import Path

import click

from slocompiler.cli.build_summary import show_outcome
from slocompiler.cli.exit_codes import FINDINGS
from slocompiler.cli.options import FOLDER, ReportOptions, report_options, strict_option
from slocompiler.cli.progress import progress_line
from slocompiler.cli.show import show_findings
from slocompiler.cli.verdict import exit_code
from slocompiler.pipeline.build import build
from slocompiler.pipeline.built import Built, Writing
from slocompiler.targets.names import TARGET_NAMES


@click.command("build")
@click.argument("specs", type=FOLDER, default="specs")
@click.option("--out", type=click.Path(path_type=Path), default="generated", show_default=True, help="Output folder.")
@click.option(
    "--target",
    "targets",
    multiple=True,
    type=click.Choice(TARGET_NAMES),
    help="Build only this; may be repeated. Files of other targets stay as they are.",
)
@click.option("--check", is_flag=True, help="Write nothing; list what differs, and exit with 1 if anything does.")
@click.option("--force", is_flag=True, help="Overwrite what was edited by hand or comes from elsewhere.")
@click.option(
    "--allow-code",
    is_flag=True,
    help="Run the panel functions that organization.yaml names: Python beside it, with your rights.",
)
@click.option("--no-cache", is_flag=True, help="Compile everything, whatever earlier builds left, and leave nothing.")
@report_options
@strict_option
def command(
    specs: Path,
    out: Path,
    targets: tuple[str, ...],
    check: bool,
    force: bool,
    allow_code: bool,
    no_cache: bool,
    format: str,
    color: str,
    strict: bool,
) -> int:
    """Compile specs into everything that monitors their services.

    SPECS is a folder, specs/ by default; it is always compiled as a whole.

    \b
      slocompile build
      slocompile build specs/ --out generated
      slocompile build --target prometheus --target alertmanager
      slocompile build --check                in CI: is generated/ up to date?

    The output folder is changed as a whole or not at all: it is replaced in one step, so mount the folder above it,
    not itself, where a container reads it. Files in it that slocompile did not write stay. What a spec no longer asks
    for is removed. Nothing is written while there are errors.

    A build compiles what changed since the last one of the same folders. What it knows of that one is in
    ~/.cache/slocompiler, or where SLOCOMPILE_CACHE says; without it a build takes longer and gives the same.
    """
    if check and force:
        raise click.UsageError("--check writes nothing, so there is nothing to --force.")
    options = ReportOptions(format, color, strict)
    writing = Writing.CHECK if check else Writing.FORCE if force else Writing.WRITE
    with progress_line() as progress:
        built = build(
            specs,
            out,
            targets=targets,
            writing=writing,
            strict=strict,
            allow_code=allow_code,
            use_memory=not no_cache,
            progress=progress,
        )
    show_findings(built.diagnostics, built.sources, options)
    show_outcome(built, out, options, is_check=check)
    return exit_code(built.diagnostics, strict=strict) or _outcome_code(built, check)


def _outcome_code(built: Built, check: bool) -> int:
    outcome = built.outcome
    return FINDINGS if outcome and (outcome.refused or (check and not outcome.is_clean)) else 0
