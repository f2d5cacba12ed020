"""`slocompile validate --fix`: what was corrected, and what is left."""

from pathlib import Path

import click

from slocompiler.cli.options import ReportOptions
from slocompiler.cli.show import show_findings, show_note
from slocompiler.cli.verdict import exit_code
from slocompiler.pipeline.fix_specs import Fixed, fix_specs
from slocompiler.pipeline.rewriting.candidates import Candidate
from slocompiler.pipeline.rewriting.rewritten import write
from slocompiler.report.plural import counted
from slocompiler.values.columns import visible


def correct(paths: tuple[Path, ...], options: ReportOptions, *, writes: bool) -> int:
    """Corrects specs, or only shows how; gives the exit code."""
    fixed = fix_specs(paths)
    for file in fixed.files if writes else ():
        write(file)
    if not writes:
        click.echo("".join(file.diff() for file in fixed.files), nl=False, err=options.format != "text")
    _show(fixed, options, is_written=writes)
    return exit_code(fixed.compiled.diagnostics, strict=options.strict)


def _show(fixed: Fixed, options: ReportOptions, *, is_written: bool) -> None:
    for each in fixed.applied:
        show_note(f"{'fixed' if is_written else 'would fix'}: {_described(each)}", options)
    compiled = fixed.compiled
    show_findings(compiled.diagnostics, compiled.sources, options)
    if not compiled.diagnostics:
        left = "no findings left" if fixed.applied else "no findings"
        show_note(f"{counted(len(compiled.workspace.services), 'service')}: {left}", options)


def _described(each: Candidate) -> str:
    """Place, code, and the words before and after."""
    return f"{visible(str(each.finding.span))}: {each.finding.code}: {_words(each.old)} -> {_words(each.new)}"


def _words(text: str) -> str:
    line = " ".join(text.split())
    return visible(line if len(line) <= 60 else f"{line[:57]}...") or "nothing"
