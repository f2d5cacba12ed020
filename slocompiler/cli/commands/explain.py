"""`slocompile explain`."""

from textwrap import dedent, fill, indent

import click

from slocompiler.cli.exit_codes import CLEAN
from slocompiler.cli.similar_names import did_you_mean
from slocompiler.diagnostics import Rule


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Explain the code of a finding, or list all codes.

    \b
      slocompile explain SLO401
      slocompile explain unused-receiver
      slocompile explain

    Prints what is found, why it matters, and a spec that fails beside one that passes.
    """
    from slocompiler.pipeline.explain import all_rules, explain

    if code is None:
        click.echo("\n".join(f"{rule.code}  {rule.severity.label:7}  {rule.name}" for rule in all_rules()))
        return CLEAN
    found = explain(code)
    if isinstance(found, Rule):
        click.echo(_explanation(found))
        return CLEAN
    raise click.UsageError(f"There is no code {code}.{did_you_mean(found)} `slocompile explain` lists all codes.")


def _explanation(rule: Rule) -> str:
    parts = [f"{rule.code} {rule.name} ({rule.severity.label})", fill(rule.summary, 88), fill(rule.why, 88)]
    for title, snippet in (("Fails:", rule.failing), ("Passes:", rule.passing)):
        if snippet.strip():
            parts.append(f"{title}\n\n{indent(dedent(snippet).rstrip(), '    ')}")
    return "\n\n".join(parts)
