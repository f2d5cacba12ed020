"""`slocompile import`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from slocompiler.cli.exit_codes import FINDINGS
from slocompiler.cli.options import PATH, ReportOptions
from slocompiler.cli.show import show_findings
from slocompiler.cli.verdict import exit_code
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.importing.report import IMPORT_FORMATS
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs
from slocompiler.values import Duration, InvalidValueError

Command = TypeVar("Command", bound=Callable[..., Any])


def _duration(ctx: click.Context, param: click.Parameter, value: str | None) -> Duration | None:
    try:
        return None if value is None else Duration.parse(value)
    except InvalidValueError as error:
        raise click.BadParameter(f"{error.message}: {error.help}") from None


@click.group("import")
def command() -> None:
    """Write specs from the files of other SLO generators.

    \b
      slocompile import sloth slos/*.yml
      slocompile import pyrra monitoring/slos/*.yaml --service shop
      slocompile import rules rules/*.yaml --format markdown > import.md
      slocompile import alertmanager alertmanager.yml

    One readable spec for each service, and an organization.yaml where there is none. The report says of everything in
    the files whether it was carried over, approximated, or has no equivalent, and why. What is written compiles.
    """


def import_options(command: Command) -> Command:
    """Adds the files, and where specs go."""
    for option in reversed(
        (
            click.argument("files", nargs=-1, required=True, type=PATH),
            click.option("--out", type=click.Path(path_type=Path), default="specs", show_default=True, help="Folder."),
            click.option("--organization", type=PATH, help="The organization; by default the one that --out is in."),
            click.option("--team", help="Team that owns services whose files name none."),
            click.option("--force", is_flag=True, help="Overwrite specs that are there with another text."),
            click.option("--dry-run", is_flag=True, help="Report without writing anything."),
            click.option("--format", type=click.Choice(list(IMPORT_FORMATS)), default="text", show_default=True),
        )
    ):
        command = option(command)
    return command


@command.command("sloth")
@import_options
@click.option(
    "--window", callback=_duration, metavar="DURATION", help="Window of the SLOs; 30d, or that of the catalogue."
)
def sloth(**given: Any) -> int:
    """Import Sloth's specs and PrometheusServiceLevel resources.

    \b
      slocompile import sloth slos/*.yml
      slocompile import sloth slos/*.yml windows/7d.yaml        with your own catalogue of windows
      slocompile import sloth slos/*.yml --organization specs/organization.yaml

    Recorded series keep the names that Sloth gives them, so that dashboards stay alive. SLIs of plugins are refused:
    import what the plugin expands to.
    """
    return run_import("sloth", **given)


@command.command("pyrra")
@import_options
@click.option("--service", help="Service of SLOs that name none; by default each is a service of its own.")
def pyrra(**given: Any) -> int:
    """Import Pyrra's ServiceLevelObjective resources.

    \b
      slocompile import pyrra slos/*.yaml
      slocompile import pyrra slos/*.yaml --service shop        all of them in one spec

    Pyrra has no services: the label pyrra.dev/service of an objective names one, else --service does.
    """
    return run_import("pyrra", **given)


@command.command("openslo")
@import_options
@click.option("--window", callback=_duration, metavar="DURATION", help="Window of SLOs that name none; 30d.")
def openslo(**given: Any) -> int:
    """Import OpenSLO's documents, of v1 and of v1alpha.

    \b
      slocompile import openslo slos/*.yaml
      slocompile import openslo openslo/*.yaml openslo/*/*.yaml      what `slocompile export openslo` wrote

    Objects may refer to those of other files: name them all at once. Queries of Prometheus and CloudWatch are carried
    over, those of other stores are refused. OpenSLO does not say how a query becomes a ratio over a window: where one
    had to be changed, the report says how.
    """
    return run_import("openslo", **given)


@command.command("rules")
@import_options
@click.option("--service", help="Service of all alerts; by default labels, groups and files name it.")
@click.option(
    "--window", callback=_duration, metavar="DURATION", help="Window of the SLOs; by default the burn rates tell it."
)
def rules(**given: Any) -> int:
    """Import rule files of Prometheus and PrometheusRule resources.

    \b
      slocompile import rules rules/*.yaml
      slocompile import rules rules/shop.yaml --service shop --window 28d
      slocompile import rules rules/*.yaml --organization specs/organization.yaml

    Multi-window burn-rate alerts become SLOs, over raw metrics or over recordings of the same files; all other alerts
    become alerts. The report says of every rule what became of it, and which recordings must stay.
    """
    return run_import("rules", **given)


@command.command("alertmanager")
@import_options
def alertmanager(**given: Any) -> int:
    """Import Alertmanager's configuration as an organization.yaml.

    \b
      slocompile import alertmanager alertmanager.yml
      slocompile import alertmanager alertmanager.yml --team platform     who owns what no route names
      slocompile import alertmanager alertmanager.yml --organization specs/organization.yaml

    Severities, teams, receivers and hours are those that the routes name; the report says of every route, receiver,
    interval and inhibition what became of it. Secrets are never written: files are named for them. An organization that
    exists is compared, and only added to with --force.
    """
    return run_import("alertmanager", **given)


def run_import(
    name: str,
    files: tuple[Path, ...],
    out: Path,
    organization: Path | None,
    team: str | None,
    force: bool,
    dry_run: bool,
    format: str,
    service: str | None = None,
    window: Duration | None = None,
) -> int:
    """Imports files of a format and prints the report; what was refused goes to standard error, with code frames."""
    done = import_specs(
        importer_named(name), files, ImportOptions(service, team, window), ImportTo(out, organization, force, dry_run)
    )
    show_findings(done.report.refused, done.sources, ReportOptions("text", "auto"), beside_product=True)
    click.echo(IMPORT_FORMATS[format](done.report), nl=False)
    return FINDINGS if done.report.refused else exit_code(())
