"""`slocompile cost`."""

import click

from slocompiler.cli.exit_codes import CLEAN


@click.command("cost")
def command() -> int:
    """Work out what monitoring costs a month."""
    return CLEAN
