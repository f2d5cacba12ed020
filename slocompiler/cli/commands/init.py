"""`slocompile init`."""

from pathlib import Path

import click

from slocompiler.cli.exit_codes import CLEAN
from slocompiler.pipeline.init_service import init_organization, init_service


@click.command("init")
@click.argument("service", required=False)
@click.option("--out", type=click.Path(path_type=Path), default="specs", show_default=True, help="Folder of the specs.")
@click.option("--organization", is_flag=True, help="Write only a starter organization.yaml.")
def command(service: str | None, out: Path, organization: bool) -> int:
    """Write a commented spec to start from.

    \b
      slocompile init shop
      slocompile init shop --out monitoring/specs
      slocompile init --organization

    The spec compiles as it is. Where there is no organization.yaml yet, one is written beside it.
    """
    if organization == (service is not None):
        raise click.UsageError("Name a service, or use --organization.")
    written = (init_organization(out),) if service is None else init_service(service, out)
    for path in written:
        click.echo(f"written: {path}")
    click.echo(f"next: edit {'it' if len(written) == 1 else 'them'}, then `slocompile validate {out}`")
    return CLEAN
