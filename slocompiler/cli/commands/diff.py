"""`slocompile diff`."""

import sys
from pathlib import Path

import click

from slocompiler.cli.exit_codes import CLEAN, FINDINGS
from slocompiler.cli.options import FOLDER, ReportOptions
from slocompiler.cli.progress import progress_line
from slocompiler.cli.show import show_findings, wants_color
from slocompiler.diff.change_kind import Level
from slocompiler.pipeline.diff import Diffed, diff_commits, diff_folders
from slocompiler.pipeline.diffing.known import Wanted
from slocompiler.report.diff import DIFF_FORMATS, diff_schema, kinds_text, render_diff

_LEVELS = {level.label: level for level in (Level.BREAKING, Level.RISKY)}


def _print_schema(context: click.Context, option: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        click.echo(diff_schema(), nl=False)
        context.exit(CLEAN)


def _print_kinds(context: click.Context, option: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        click.echo(kinds_text(), nl=False)
        context.exit(CLEAN)


@click.command("diff")
@click.option("--base", metavar="REF", help="Compare with this commit, or branch.  [default: HEAD]")
@click.option("--head", metavar="REF", help="Compare this commit, not what is on the disk.")
@click.option("--from", "old", type=FOLDER, help="Compare folders: the specs before.")
@click.option("--to", "new", type=FOLDER, help="Compare folders: the specs after.")
@click.option(
    "--specs", type=click.Path(path_type=Path), default="specs", show_default=True, help="Folder of the specs."
)
@click.option("--format", type=click.Choice(DIFF_FORMATS), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(list(_LEVELS)), help="Exit with 1 for such a change, or a worse one.")
@click.option(
    "--artifacts/--no-artifacts", default=None, help="Compare generated files, too.  [default: for markdown only]"
)
@click.option("--whole", is_flag=True, help="Compile every service, also what cannot differ.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option(
    "--schema", is_flag=True, is_eager=True, expose_value=False, callback=_print_schema,
    help="Print the JSON Schema of --format json.",
)  # fmt: skip
@click.option(
    "--kinds", is_flag=True, is_eager=True, expose_value=False, callback=_print_kinds,
    help="List all kinds of change, by code.",
)  # fmt: skip
def command(
    base: str | None,
    head: str | None,
    old: Path | None,
    new: Path | None,
    specs: Path,
    format: str,
    fail_on: str | None,
    artifacts: bool | None,
    whole: bool,
    color: str,
) -> int:
    """Say what a change of specs means, to whoever is paged.

    \b
      slocompile diff                                    what is not committed yet
      slocompile diff --base origin/main                 a branch, as its pull request shows it
      slocompile diff --base v1.2 --head v1.3
      slocompile diff --from old/specs --to new/specs
      slocompile diff --base origin/main --format markdown > comment.md
      slocompile diff --base origin/main --format github --fail-on breaking

    Objectives and budgets, alerts and their thresholds, which failure is noticed after how long, who is told at which
    hours, runbooks, dashboards, traces and costs: what changes in meaning, whatever changes in spelling. A change is
    breaking when a page is lost, or when nobody stands any more between an alert and what it starts; risky when less is
    noticed, or later, or when more may go wrong; everything else is neutral. Both sides are compiled in memory, commits
    from git's own objects: nothing is checked out.

    Exits with 1 when the specs have errors, and as --fail-on says. Where the base does not compile, nothing can be
    said of what changes: then any --fail-on exits with 1, so that somebody looks. Where only some of its services are
    broken, these are left out, and count as risky.
    """
    wanted = Wanted(is_whole=whole, artifacts=format == "markdown" if artifacts is None else artifacts)
    diffed = _diffed(base, head, old, new, specs, wanted)
    report, options = diffed.report, ReportOptions("text", color)
    if format == "text":
        findings = (*report.errors, *report.findings)
        show_findings(findings, diffed.sources, options, beside_product=True)
    click.echo(render_diff(format, report, color=wants_color(color, sys.stdout)), nl=False, color=True)
    if report.errors:
        return FINDINGS
    return FINDINGS if fail_on is not None and report.is_worse_than(_LEVELS[fail_on]) else CLEAN


def _diffed(
    base: str | None, head: str | None, old: Path | None, new: Path | None, specs: Path, wanted: Wanted
) -> Diffed:
    if (old is None) != (new is None):
        raise click.UsageError("--from and --to belong together.")
    with progress_line("comparing") as progress:
        if old is None or new is None:
            return diff_commits(specs, base or "HEAD", head, (wanted, progress))
        if base is not None or head is not None:
            raise click.UsageError("Compare commits (--base, --head), or folders (--from, --to).")
        return diff_folders(old, new, (wanted, progress))
