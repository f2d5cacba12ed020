"""Findings on a stream."""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO

import click

from slocompiler.cli.options import ReportOptions
from slocompiler.diagnostics import Diagnostic, Rule
from slocompiler.report import Report, render

_WITH_RULES = ("json", "sarif")


def show_findings(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, str],
    options: ReportOptions,
    *,
    beside_product: bool = False,
) -> None:
    """Writes the report to standard output; to standard error where the product of the command goes to output."""
    stream = sys.stderr if beside_product else sys.stdout
    report = Report(tuple(diagnostics), sources, _rules(options.format))
    text = render(options.format, report, color=wants_color(options.color, stream))
    click.echo(text, nl=False, file=stream, color=True)


def show_note(text: str, options: ReportOptions) -> None:
    """A line for people: beside the findings, and out of the way of a report that a program reads."""
    click.echo(text, err=options.format != "text")


def wants_color(color: str, stream: TextIO | None) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream is not None and stream.isatty()


def _rules(format: str) -> Mapping[str, Rule]:
    if format not in _WITH_RULES:
        return {}
    from slocompiler.pipeline.explain import all_rules

    return {rule.code: rule for rule in all_rules()}
