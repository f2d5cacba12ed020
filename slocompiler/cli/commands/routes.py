"""`slocompile routes`."""

import click

from slocompiler.cli.exit_codes import CLEAN


@click.command("routes")
def command() -> int:
    """Show who is told of each alert, and at which hours."""
    return CLEAN
