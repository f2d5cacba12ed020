"""`slocompile schema`."""

from pathlib import Path

import click

from slocompiler.cli.exit_codes import CLEAN, FINDINGS
from slocompiler.cli.options import FOLDER, ReportOptions, report_options
from slocompiler.cli.show import show_findings
from slocompiler.pipeline.schema import schema
from slocompiler.spec.schema import KINDS


@click.command("schema")
@click.option("--for", "specs", type=FOLDER, help="Complete the names that the organization in this folder declares.")
@click.option("--kind", type=click.Choice(KINDS), help="Only this kind of document; any kind by default.")
@report_options
def command(specs: Path | None, kind: str | None, format: str, color: str) -> int:
    """Print the JSON Schema of a document, for editors.

    \b
      slocompile schema --for specs/ > .slocompile.schema.json

    Then start a spec with this line, and an editor with the YAML language server completes and checks it:

    \b
      # yaml-language-server: $schema=../.slocompile.schema.json
    """
    made = schema(kind, specs)
    if made.text is None and made.workspace:
        show_findings(
            made.workspace.diagnostics, made.workspace.sources, ReportOptions(format, color), beside_product=True
        )
        return FINDINGS
    click.echo(made.text, nl=False)
    return CLEAN
