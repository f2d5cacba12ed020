"""The reference page of all rules."""

from collections.abc import Iterable, Iterator
from textwrap import dedent

from slocompiler.diagnostics import Rule
from slocompiler.emit.markdown import code, escape, fenced, table
from slocompiler.fix.registry import BY_CODE
from slocompiler.pipeline.change_reference import change_sections
from slocompiler.pipeline.explain import all_rules

_HEAD = """\
# Rules

Everything that `slocompile` can find, by code. `slocompile explain CODE` prints one of these sections. Where the table
says so, `slocompile validate --fix` corrects the mistake; `slocompile validate --fix --diff` shows what it would do.

[Kinds of change](#kinds-of-change), which `slocompile diff` reports, stand behind them.

This page is written by `slocompile explain --all --format markdown`.
"""


def rule_page() -> str:
    """All rules as Markdown: a table of them, then a section each with its reason, its snippets and its correction.

    Behind them all kinds of change.
    """
    rules = all_rules()
    rows = ([f"[{rule.code}](#{_anchor(rule)})", rule.name, rule.severity.label, _is_fixed(rule)] for rule in rules)
    head = table(("code", "name", "severity", "corrected"), rows)
    sections = (part for rule in rules for part in _section(rule))
    return "\n\n".join((_HEAD.rstrip(), head, *sections, *change_sections())) + "\n"


def correction(rule: Rule) -> str | None:
    """What `--fix` does about a rule, and why that is safe; None when it does nothing."""
    fix = BY_CODE.get(rule.code)
    return f"`validate --fix` {fix.does}. That is safe: {fix.safe}." if fix else None


def _section(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code} {rule.name}"
    yield f"*{rule.severity.label}*: {_prose(rule.summary)}."
    yield _prose(rule.why)
    yield from _snippets((("Fails:", rule.failing), ("Passes:", rule.passing)))
    fix = BY_CODE.get(rule.code)
    if fix:
        yield _prose(correction(rule) or "")
        yield from _snippets((("Before:", fix.broken), ("After:", fix.mended)))


def _snippets(titled: Iterable[tuple[str, str]]) -> Iterator[str]:
    for title, snippet in titled:
        if snippet.strip():
            yield title
            yield fenced(_visible(dedent(snippet)), "yaml")


def _visible(snippet: str) -> str:
    """The snippet with its invisible characters as escapes: a page is text."""
    return "".join(
        character if character.isprintable() or character in "\n\t" else _escape(character) for character in snippet
    )


def _escape(character: str) -> str:
    return f"\\u{ord(character):04x}"


def _prose(text: str) -> str:
    """A sentence in which words between backticks are code."""
    return "".join(code(part) if index % 2 else _escaped(part) for index, part in enumerate(text.split("`")))


def _escaped(text: str) -> str:
    """Words of a sentence, with the blanks at their ends."""
    inner = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{escape(inner)}{after}" if inner else text


def _anchor(rule: Rule) -> str:
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


def _is_fixed(rule: Rule) -> str:
    return "by `--fix`" if rule.code in BY_CODE else ""
