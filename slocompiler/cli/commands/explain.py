"""`slocompile explain`."""

from textwrap import dedent, fill, indent
from typing import TYPE_CHECKING

import click

from slocompiler.cli.exit_codes import CLEAN
from slocompiler.cli.similar_names import did_you_mean
from slocompiler.diagnostics import Rule

if TYPE_CHECKING:
    from slocompiler.diff.change_kind import ChangeKind


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
    """Explain the code of a finding or change, or list all codes.

    \b
      slocompile explain SLO401
      slocompile explain unused-receiver
      slocompile explain DIF124
      slocompile explain
      slocompile explain --all --format markdown > RULES.md

    Prints what is found, why it matters, a spec that fails beside one that passes, and what `validate --fix` does
    about it. Of a kind of change, which `slocompile diff` reports: what it does to people, when it is how bad, an
    example, and the kind that undoes it.
    """
    if (code is not None and everything) or (format == "markdown" and not everything):
        raise click.UsageError("--all stands alone, and --format markdown goes with it.")
    if everything:
        click.echo(_everything(format), nl=False)
        return CLEAN
    return _one(code) if code else _list()


def _everything(format: str) -> str:
    from slocompiler.diff.registry import CHANGE_KINDS
    from slocompiler.pipeline.explain import all_rules
    from slocompiler.pipeline.rule_reference import rule_page

    if format == "markdown":
        return rule_page()
    changes = ("Kinds of change, which `slocompile diff` reports", *map(_change_explanation, CHANGE_KINDS))
    return "\n\n\n".join((*map(_explanation, all_rules()), *changes)) + "\n"


def _list() -> int:
    from slocompiler.diff.registry import CHANGE_KINDS
    from slocompiler.pipeline.explain import all_rules

    rules = ((rule.code, rule.severity.label, rule.name) for rule in all_rules())
    changes = ((kind.code, kind.levels[0].label, kind.name) for kind in CHANGE_KINDS)
    click.echo("\n".join(f"{code}  {level:8}  {name}" for code, level, name in (*rules, *changes)))
    return CLEAN


def _one(code: str) -> int:
    from slocompiler.pipeline.explain import explain

    found = explain(code)
    if not isinstance(found, tuple):
        click.echo(_explanation(found) if isinstance(found, Rule) else _change_explanation(found))
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


def _change_explanation(kind: "ChangeKind") -> str:
    from slocompiler.diff.examples import example_of
    from slocompiler.pipeline.change_reference import undoing

    example = f"For example:\n\n{indent(example_of(kind), '    ')}"
    parts = (f"{kind.code} {kind.name} ({kind.levels_text})", fill(kind.why, 88), example, undoing(kind))
    return "\n\n".join(parts)
