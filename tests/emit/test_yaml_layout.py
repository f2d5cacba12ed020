"""The layout of YAML is that of libyaml's emitter, whatever the data."""

from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from yaml._yaml import CEmitter
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from slocompiler.emit import write_yaml
from slocompiler.emit.scalar_style import PLAIN, style_of_key, style_of_value
from slocompiler.emit.yaml_writer import _plain_text
from tests.emit.hostile_strings import HOSTILE

#: Text as YAML can hold it, short and long, with what is special in it more often than by chance.
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.text("ab \n\t:#-\"'\\é😀{}[]\u2028\x85|>?,0yn", max_size=12),
    st.text("ab: \n", max_size=140),
    st.sampled_from(HOSTILE),
)
LEAF = st.one_of(TEXT, st.none(), st.booleans(), st.integers(), st.decimals(allow_nan=False), st.floats())
DATA = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8
)


@given(DATA)
@settings(max_examples=500, deadline=None)
@example({"a" * 128: [1], "a" * 129: [1, {"b": ["c\nd"]}], "é" * 65: {"a": "b"}})
@example({"a\nb": {"c": [[], {}], "d": "e\n\n  f\n"}})
@example([["a\nb", ["ü\nc", {"d": "😀\ne"}]]])
def test_the_layout_is_that_of_libyaml(value: object) -> None:
    assert write_yaml(value) == by_libyaml(value)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_string_stands_as_libyaml_writes_it(text: str) -> None:
    value: dict[str, Any] = {"a": text, text: [text, [text]], "b": {text: {text: Decimal(1)}}}
    assert write_yaml(value) == by_libyaml(value)


def by_libyaml(value: object) -> str:
    stream = StringIO()
    emitter: Any = CEmitter(stream, indent=2, width=-1, allow_unicode=True)
    for event in (StreamStartEvent(), DocumentStartEvent(), *_events(value), DocumentEndEvent(), StreamEndEvent()):
        emitter.emit(event)
    return stream.getvalue()


def _events(value: object) -> Iterator[Event]:
    if isinstance(value, dict):
        yield MappingStartEvent(None, None, True, flow_style=False)
        for key, item in value.items():
            yield _scalar(key, style_of_key(key))
            yield from _events(item)
        yield MappingEndEvent()
    elif isinstance(value, list):
        yield SequenceStartEvent(None, None, True, flow_style=False)
        for item in value:
            yield from _events(item)
        yield SequenceEndEvent()
    elif isinstance(value, str):
        yield _scalar(value, style_of_value(value))
    else:
        yield _scalar(_plain_text(value), PLAIN)


def _scalar(text: str, style: str) -> ScalarEvent:
    return ScalarEvent(None, None, (style == PLAIN, style != PLAIN), text, style=style or None)
