"""`slocompile explain`."""

from textwrap import dedent, fill, indent

import click

from slocompiler.cli.exit_codes import CLEAN
from slocompiler.cli.similar_names import did_you_mean
from slocompiler.diagnostics import Rule


@click.command("explain")
@click.argument("code", required=False)
@click.option("--all", "everything", is_flag=True, help="Explain all codes.")
@click.option(
    "--format",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="markdown: the reference page; goes with --all.",
)
def command(code: str | None, everything: bool, format: str) -> int:
    """Explain the code of a finding, or list all codes.

    \b
      slocompile explain SLO401
      slocompile explain unused-receiver
      slocompile explain
      slocompile explain --all --format markdown > RULES.md

    Prints what is found, why it matters, a spec that fails beside one that passes, and what `validate --fix` does
    about it.
    """
    if (code is not None and everything) or (format == "markdown" and not everything):
        raise click.UsageError("--all stands alone, and --format markdown goes with it.")
    if everything:
        click.echo(_everything(format), nl=False)
        return CLEAN
    return _one(code) if code else _list()


def _everything(format: str) -> str:
    from slocompiler.pipeline.explain import all_rules
    from slocompiler.pipeline.rule_reference import rule_page

    return rule_page() if format == "markdown" else "\n\n\n".join(map(_explanation, all_rules())) + "\n"


def _list() -> int:
    from slocompiler.pipeline.explain import all_rules

    click.echo("\n".join(f"{rule.code}  {rule.severity.label:7}  {rule.name}" for rule in all_rules()))
    return CLEAN


def _one(code: str) -> int:
    from slocompiler.pipeline.explain import explain

    found = explain(code)
    if isinstance(found, Rule):
        click.echo(_explanation(found))
        return CLEAN
    raise click.UsageError(f"There is no code {code}.{did_you_mean(found)} `slocompile explain` lists all codes.")


def _explanation(rule: Rule) -> str:
    from slocompiler.pipeline.rule_reference import correction

    parts = [f"{rule.code} {rule.name} ({rule.severity.label})", fill(rule.summary, 88), fill(rule.why, 88)]
    for title, snippet in (("Fails:", rule.failing), ("Passes:", rule.passing)):
        if snippet.strip():
            parts.append(f"{title}\n\n{indent(dedent(snippet).rstrip(), '    ')}")
    corrected = correction(rule)
    return "\n\n".join([*parts, fill(corrected, 88)] if corrected else parts)
