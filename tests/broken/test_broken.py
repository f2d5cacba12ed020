"""Every deliberately broken copy of a spec gives exactly one finding, at the right line and column."""

from collections import Counter
from pathlib import Path

import pytest

from tests.broken import meanings, queries, references, shapes, spellings, yaml_traps
from tests.broken.broken_spec import SPECS, Broken, break_copy, findings

CASES: tuple[Broken, ...] = (
    *spellings.SHARES, *spellings.DURATIONS, *spellings.RATES, *spellings.QUANTITIES, *spellings.FORMATS,
    *references.SIGNALS, *references.RUNBOOKS, *references.PEOPLE, *references.POLICIES_AND_TIMES,
    *references.NEIGHBOURS, *references.LABELS, *references.LAYERS,
    *shapes.UNKNOWN_KEYS, *shapes.WRONG_TYPES, *shapes.NULLS_AND_GAPS, *shapes.TWO_OF_ONE, *shapes.DUPLICATES,
    *shapes.WORDS, *shapes.SECRETS, *shapes.FILES,
    *yaml_traps.TRAPS,
    *queries.SYNTAX, *queries.MISUSE,
    *meanings.BUDGETS, *meanings.ALERTS, *meanings.SIGNALS, *meanings.SLOS, *meanings.OPERATIONS, *meanings.TEMPLATES,
)  # fmt: skip
FEWEST_PER_SPEC = 5


@pytest.mark.parametrize("broken", CASES, ids=lambda broken: broken.id)
def test_broken_copy_gives_exactly_one_finding(broken: Broken, tmp_path: Path) -> None:
    expected = break_copy(broken, tmp_path)
    found = findings(tmp_path)
    assert [outcome for outcome, _ in found] == [expected], [
        f"{each.code} {each.span}: {each.message}" for _, each in found
    ]
    diagnostic = found[0][1]
    assert broken.words in f"{diagnostic.message} | {diagnostic.help}"


def test_specs_as_they_are_have_no_finding() -> None:
    assert findings(SPECS) == []


def test_every_spec_is_broken_in_several_ways() -> None:
    cases = Counter(broken.file for broken in CASES)
    rare = {path.name for path in SPECS.glob("*.yaml") if cases[path.name] < FEWEST_PER_SPEC}
    assert rare == set()


def test_no_case_stands_twice() -> None:
    places = Counter((broken.file, broken.old, broken.new, broken.place) for broken in CASES)
    assert [case for case, count in places.items() if count > 1] == []
