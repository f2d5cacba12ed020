"""`slocompile backtest`."""

import click

from slocompiler.cli.exit_codes import CLEAN


@click.command("backtest")
def command() -> int:
    """Replay alerts over the history that a Prometheus holds."""
    return CLEAN
