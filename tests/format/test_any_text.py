"""Texts that some reader takes for something else: all of them read the one layout as what was written."""

import json

import pytest
import yaml

from slocompiler.format.same_content import same_content
from slocompiler.load.yaml import parse_yaml, to_python
from tests.emit.hostile_strings import HOSTILE
from tests.format.test_any_document import laid_out

#: Without what must not stand in a spec at all.
TEXTS = [text for text in HOSTILE if not parse_yaml(f"a: {json.dumps(text)}\n", "spec.yaml").diagnostics]
WAYS = {
    "a value": "x:\n  y: %s\n",
    "a value in brackets": "x: {y: %s, z: [1]}\n",
    "a key": "x:\n  %s: 1\n",
    "a key in brackets": "x: {%s: 1}\n",
    "an item": "x:\n  - %s\n",
    "an item in brackets": "x: [%s, 1]\n",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_reader_reads_what_was_written(way: str) -> None:
    for text in TEXTS:
        for written in (json.dumps(text), json.dumps(text, ensure_ascii=False)):
            old = way % written
            if parse_yaml(old, "spec.yaml").diagnostics:
                continue
            new = laid_out(old)
            assert to_python(parse_yaml(new, "spec.yaml").documents[0]) == json.loads(_as_json(way, text)), (old, new)
            assert yaml.safe_load(new) == json.loads(_as_json(way, text)), (old, new)
            assert laid_out(new) == new, (old, new)


def _as_json(way: str, text: str) -> str:
    """The same data, by the one reader that nobody doubts."""
    value = json.dumps(text)
    forms = {
        "a value": f'{{"x": {{"y": {value}}}}}',
        "a value in brackets": f'{{"x": {{"y": {value}, "z": [1]}}}}',
        "a key": f'{{"x": {{{value}: 1}}}}',
        "a key in brackets": f'{{"x": {{{value}: 1}}}}',
        "an item": f'{{"x": [{value}]}}',
        "an item in brackets": f'{{"x": [{value}, 1]}}',
    }
    return forms[next(name for name, form in WAYS.items() if form == way)]


DIFFERENT = {
    "another value": ("a: 1\n", "a: 2\n"),
    "another kind of value": ("a: 1\n", 'a: "1"\n'),
    "another key": ("a: 1\n", "b: 1\n"),
    "another order of names": ("slos: {a: {}, b: {}}\nservice: x\n", "slos: {b: {}, a: {}}\nservice: x\n"),
    "another order of items": ("a: [1, 2]\n", "a: [2, 1]\n"),
    "a comment that is gone": ("a: 1 # b\n", "a: 1\n"),
    "another comment": ("a: 1 # b\n", "a: 1 # c\n"),
    "another number of documents": ("a: 1\n", "a: 1\n---\nb: 1\n"),
    "a text for a parameter": ("service: x\nextends: {t: {a: 1}}\n", 'service: x\nextends: {t: {a: "1"}}\n'),
    "no YAML any more": ("a: 1\n", "a: [\n"),
}


@pytest.mark.parametrize(("old", "new"), DIFFERENT.values(), ids=DIFFERENT)
def test_what_is_not_the_same(old: str, new: str) -> None:
    assert not same_content(parse_yaml(old, "spec.yaml"), parse_yaml(new, "spec.yaml"))
