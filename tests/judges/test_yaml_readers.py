"""What we write is read back as written by the YAML readers of Go: those of promtool, amtool and kubectl."""

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from slocompiler.emit import write_yaml
from tests.emit.hostile_strings import HOSTILE
from tests.judges.programs import read_yaml_with_go

READERS = ("v2", "v3", "fork_v2", "fork_v3", "sigs")

PLACES: dict[str, Any] = {
    "as the document": lambda text: text,
    "as a value": lambda text: {"a": text, "b": "c"},
    "as a key": lambda text: {text: "a", "other": "b"},
    "as an item": lambda text: [text, "a"],
    "in a list of mappings": lambda text: {"a": [{"b": text, "c": [text]}, {text + "x": {text + "y": text}}]},
    "as the key of a mapping": lambda text: {"a": {text: {"b": text}}},
}
NUMBERS: dict[str, Any] = {
    "int": 600,
    "negative": -1,
    "decimal": Decimal("0.0072"),
    "tiny": Decimal("1E-9"),
    "large": Decimal("1E+12"),
    "float": 0.25,
    "none": None,
    "yes": True,
    "no": False,
    "empty-list": [],
    "empty-mapping": {},
}


@cache
def read_back() -> list[dict[str, Any]]:
    """All strings in all places, read by every reader in one run of the judge."""
    return read_yaml_with_go([write_yaml(place(text)) for place in PLACES.values() for text in HOSTILE])


def test_there_are_enough_strings() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 105


@pytest.mark.parametrize("place", PLACES)
def test_every_reader_reads_what_was_written(place: str) -> None:
    first = list(PLACES).index(place) * len(HOSTILE)
    answers = read_back()[first : first + len(HOSTILE)]
    wrong = [
        (reader, text, answer[reader])
        for text, answer in zip(HOSTILE, answers, strict=True)
        for reader in READERS
        if answer[reader] != PLACES[place](text)
    ]
    assert wrong == []


def test_every_reader_reads_numbers_as_numbers() -> None:
    (answer,) = read_yaml_with_go([write_yaml(NUMBERS)])
    plain = {key: float(value) if isinstance(value, Decimal) else value for key, value in NUMBERS.items()}
    assert answer == dict.fromkeys(READERS, plain)
