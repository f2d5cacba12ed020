"""The examples of kinds of change, out of the table of cases.

`python -m tests.diff.examples` writes them beside the kinds.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from slocompiler.diff.change_kind import ChangeKind
from slocompiler.diff.examples import FILE
from slocompiler.diff.registry import CHANGE_KINDS
from tests.diff.cases import CASES
from tests.diff.cases.case import Case
from tests.diff.specs import FILES, edited

_MOST_LINES = 8


def examples_text() -> str:
    """For each kind, or for one of two that undo each other, what changes in the plainest case of it."""
    head = "# An example of each kind of change; `python -m tests.diff.examples` writes them from the table of cases.\n"
    parts = [f"{kind.name} = '''\n{shown(case)}\n'''\n" for kind, case in _chosen()]
    return "\n".join([head, *parts])


def _chosen() -> Iterator[tuple[ChangeKind, Case]]:
    kinds = {kind.name: kind for kind in CHANGE_KINDS}
    done = set[str]()
    for kind in CHANGE_KINDS:
        if kind.name in done:
            continue
        done |= {kind.name, kind.mirror}
        found = [
            (_plainness(case, name), case, kinds[name])
            for name in dict.fromkeys((kind.name, kind.mirror))
            for case in CASES
            if any(line.split()[0] == name for line in case.expected)
        ]
        _, case, shown_kind = min(found, key=lambda each: each[0])
        yield shown_kind, case


def _plainness(case: Case, kind: str) -> tuple[int, ...]:
    """Less is plainer: few edits, little else that changes before it, little text."""
    names = [line.split()[0] for line in case.expected]
    return len(case.edits), names.index(kind), len(set(names)), len(shown(case))


def shown(case: Case) -> str:
    """The lines of the specs that change, below the keys that they stand under."""
    old = edited(FILES, *case.base)
    new = edited(old, *case.edits)
    lines = [line for name in sorted(old.keys() | new.keys()) for line in _of_file(old.get(name), new.get(name))]
    return "\n".join([*lines[:_MOST_LINES], *(["  ..."] if len(lines) > _MOST_LINES else [])])


def _of_file(old: str | None, new: str | None) -> Iterator[str]:
    before, after = (old or "").splitlines(), (new or "").splitlines()
    keys = list[str]()
    for kind, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        lines, at = (before, first) if last > first else (after, begin)
        above = _keys_above(lines, at)
        yield from (f"  {line}" for line in above if line not in keys)
        keys = above
        yield from (f"- {line}" for line in before[first:last])
        yield from (f"+ {line}" for line in after[begin:end])


def _keys_above(lines: Sequence[str], at: int) -> list[str]:
    """The lines of the keys that a line stands under, the outermost first."""
    found, indent = list[str](), _indent(lines[at])
    for line in reversed(lines[:at]):
        if _indent(line) < indent:
            found.insert(0, line)
            indent = _indent(line)
    return found


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


if __name__ == "__main__":
    FILE.write_text(examples_text(), encoding="utf-8")
