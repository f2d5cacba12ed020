"""What changes of specs mean, and that every change backwards means the opposite."""

from collections import Counter
from pathlib import Path

import pytest

import slocompiler.diff.changes
from slocompiler.diff.change_kind import Level
from slocompiler.diff.registry import CHANGE_KINDS, CHANGE_RULES
from tests.diff.cases import CASES
from tests.diff.cases.case import Case
from tests.diff.compared import both_ways, words
from tests.diff.specs import FILES, edited

MIRRORS = {kind.name: kind.mirror for kind in CHANGE_KINDS}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_change(case: Case) -> None:
    """The kinds, levels and subjects of a change; backwards it has the mirrors of these kinds, and no others."""
    old = edited(FILES, *case.base)
    forwards, backwards = both_ways(old, edited(old, *case.edits))
    assert words(forwards) == list(case.expected)
    mirrored = Counter(MIRRORS[entry.change.kind.name] for entry in forwards)
    assert Counter(entry.change.kind.name for entry in backwards) == mirrored


def test_every_kind_has_a_case() -> None:
    forwards = {line.split()[0] for case in CASES for line in case.expected}
    assert {kind.name for kind in CHANGE_KINDS} == forwards | {MIRRORS[name] for name in forwards}


def test_mirrors_undo_each_other() -> None:
    assert {name: MIRRORS[MIRRORS[name]] for name in MIRRORS} == {name: name for name in MIRRORS}


def test_only_what_takes_something_away_is_breaking() -> None:
    """The mirror of a kind that can be breaking is never more than risky, unless it is the kind itself."""
    breaking = {kind.name for kind in CHANGE_KINDS if Level.BREAKING in kind.levels}
    assert not [name for name in breaking if MIRRORS[name] in breaking and MIRRORS[name] != name]


def test_codes_and_names_are_unique() -> None:
    for field in ("code", "name"):
        counted = Counter(getattr(kind, field) for kind in CHANGE_KINDS)
        assert [value for value, count in counted.items() if count > 1] == []


def test_every_rule_file_is_registered() -> None:
    folder = Path(slocompiler.diff.changes.__file__).parent
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.py")}
    registered = {kind_file(rule.kinds[0].name) for rule in CHANGE_RULES}
    assert registered == files - {path for path in files if path.endswith("__init__.py")} - {"named_things.py"}


def kind_file(name: str) -> str:
    """The file whose text declares a kind."""
    folder = Path(slocompiler.diff.changes.__file__).parent
    (found,) = [path for path in folder.rglob("*.py") if f'"{name}"' in path.read_text()]
    return found.relative_to(folder).as_posix()
