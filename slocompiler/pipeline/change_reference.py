"""The part of the reference page about kinds of change."""

from collections.abc import Iterator, Mapping

from slocompiler.diff.change_kind import ChangeKind
from slocompiler.diff.examples import example_of
from slocompiler.diff.registry import CHANGE_KINDS
from slocompiler.emit.markdown import escape, fenced, table

_HEAD = """\
# Kinds of change

What `slocompile diff` says of a change, by code. A change is *breaking* when a page is lost, or when nobody stands any
more between an alert and what it starts; *risky* when less is noticed, or later, or when more may go wrong; everything
else is *neutral*. `slocompile diff --fail-on breaking` exits with 1 for the first of these, `--fail-on risky` for both.
"""


def change_sections() -> Iterator[str]:
    """All kinds as Markdown: a table of them, then a section each with its reason, an example and what undoes it."""
    by_name = {kind.name: kind for kind in CHANGE_KINDS}
    yield _HEAD.rstrip()
    rows = ([f"[{kind.code}](#{_anchor(kind)})", kind.name, kind.levels_text] for kind in CHANGE_KINDS)
    yield table(("code", "name", "level"), rows)
    for kind in CHANGE_KINDS:
        yield from _section(kind, by_name)


def undoing(kind: ChangeKind, by_name: Mapping[str, ChangeKind] | None = None) -> str:
    """Which kind the same change backwards is."""
    if kind.mirror == kind.name:
        return "Backwards it is the same kind of change."
    mirror = (by_name or {one.name: one for one in CHANGE_KINDS})[kind.mirror]
    return f"Backwards it is {mirror.code} {mirror.name} ({mirror.levels_text})."


def _section(kind: ChangeKind, by_name: Mapping[str, ChangeKind]) -> Iterator[str]:
    yield f"## {kind.code} {kind.name}"
    yield f"*{kind.levels_text}*: {escape(kind.why)}"
    yield fenced(example_of(kind), "diff")
    yield escape(undoing(kind, by_name))


def _anchor(kind: ChangeKind) -> str:
    return f"{kind.code} {kind.name}".lower().replace(" ", "-")
