"""`slocompile backtest`."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from slocompiler.cli.exit_codes import CLEAN, FINDINGS
from slocompiler.cli.options import FOLDER, PATH, ReportOptions
from slocompiler.cli.progress import progress_line
from slocompiler.cli.show import show_findings
from slocompiler.pipeline.backtest import Chosen, Period, Way, backtest
from slocompiler.proof.backtest.endpoint import endpoint_of
from slocompiler.report.backtest import BACKTEST_FORMATS, render_backtest
from slocompiler.values import Duration, InvalidValueError


def _duration(ctx: click.Context, param: click.Parameter, value: str) -> Duration:
    try:
        found = Duration.parse(value)
    except InvalidValueError as error:
        raise click.BadParameter(f"{error.message}: {error.help}") from None
    if not found.milliseconds:
        raise click.BadParameter("it must be longer than 0s")
    return found


def _moment(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    """Milliseconds since the epoch; a time without a zone is UTC."""
    if value is None:
        return None
    try:
        when = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"`{value}` is not a time: write 2026-11-28T03:00:00Z") from None
    return round((when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() * 1000)


def _labels(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for value in values:
        label, equals, wanted = value.partition("=")
        if not label or not equals:
            raise click.BadParameter(f"`{value}` is not a label and its value: write severity=critical")
        pairs.append((label, wanted))
    return tuple(pairs)


@click.command("backtest")
@click.argument("service", required=False)
@click.option("--prometheus", "url", required=True, metavar="URL", help="What /api/v1 stands below.")
@click.option("--since", callback=_duration, metavar="DURATION", default="30d", show_default=True, help="How far back.")
@click.option("--until", callback=_moment, metavar="TIME", help="Up to when, in UTC; now by default.")
@click.option(
    "--step",
    callback=_duration,
    metavar="DURATION",
    default="1m",
    show_default=True,
    help="How often alerts are evaluated.",
)
@click.option("--against", type=PATH, help="Rules to compare with: a file, or a folder of files.")
@click.option("--specs", type=FOLDER, default="specs", show_default=True, help="Folder of the specs.")
@click.option("--environment", "-e", help="Only this environment; all of them by default.")
@click.option("--format", type=click.Choice(BACKTEST_FORMATS), default="text", show_default=True)
@click.option(
    "--resume", type=click.Path(dir_okay=False, path_type=Path), help="File that remembers what was answered."
)
@click.option("--tenant", help="Tenant of Mimir: the header X-Scope-OrgID.")
@click.option("--ca-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Authority to trust.")
@click.option(
    "--pages",
    callback=_labels,
    metavar="LABEL=VALUE",
    multiple=True,
    help="A label by which old alerts page; may be repeated.",
)
@click.option("--at-once", type=click.IntRange(1, 32), default=4, show_default=True, help="Queries at once.")
@click.option(
    "--timeout", callback=_duration, metavar="DURATION", default="2m", show_default=True, help="For one query."
)
def command(
    service: str | None,
    url: str,
    since: Duration,
    until: int | None,
    step: Duration,
    against: Path | None,
    specs: Path,
    environment: str | None,
    format: str,
    resume: Path | None,
    tenant: str | None,
    ca_file: Path | None,
    pages: tuple[tuple[str, str], ...],
    at_once: int,
    timeout: Duration,
) -> int:
    """Replay alerts over the history that a Prometheus holds.

    \b
      slocompile backtest --prometheus http://prometheus:9090
      slocompile backtest shop --prometheus http://prometheus:9090 --since 90d --step 5m
      slocompile backtest shop --prometheus http://prometheus:9090 --against old-rules/ --pages severity=critical
      slocompile backtest --prometheus https://mimir.example.com/prometheus --tenant shop --resume shop.json

    The specs are compiled in memory. What their rules would record is computed from what was scraped, so nothing has to
    be deployed. Thanos and Mimir answer the same way. Credentials come from the environment: a token from
    SLOCOMPILE_PROMETHEUS_TOKEN, or SLOCOMPILE_PROMETHEUS_USER and SLOCOMPILE_PROMETHEUS_PASSWORD.

    With --resume, a replay that was stopped goes on where it was when it is started again in the same words.
    """
    if step > since:
        raise click.UsageError("--step is longer than --since.")
    endpoint = endpoint_of(url, os.environ, tenant=tenant, ca_file=ca_file)
    with progress_line("replaying") as progress:
        done = backtest(
            specs,
            Chosen(service, environment, against, pages),
            Period(since, step, until),
            Way(endpoint, at_once, timeout.seconds, resume),
            progress,
        )
    show_findings(done.compiled.diagnostics, done.compiled.sources, ReportOptions("text", "auto"), beside_product=True)
    if done.result is None:
        click.echo("nothing was replayed: there are findings to answer first", err=True)
        return FINDINGS
    click.echo(render_backtest(format, done.result), nl=False)
    return CLEAN
