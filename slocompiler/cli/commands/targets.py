"""`slocompile targets`."""

import click

from slocompiler.cli.exit_codes import CLEAN


@click.command("targets")
def command() -> int:
    """List what specs can be compiled to.

    \b
      slocompile targets
      slocompile build --target prometheus
    """
    from slocompiler.pipeline.list_targets import list_targets

    targets = list_targets()
    widest = max((len(name) for name, _ in targets), default=0)
    for name, summary in targets:
        click.echo(f"{name:{widest}}  {summary}")
    return CLEAN
