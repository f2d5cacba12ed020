"""Whatever is changed in a good document, the loader and the JSON Schema agree about its shape."""

import copy
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slocompiler.load.yaml import parse_yaml, to_python
from tests.spec.shape_table import TABLE
from tests.spec.test_schema_agrees import agree

SPECS = sorted(Path(__file__).parents[2].joinpath("specs").glob("*.yaml"))
GOOD = [to_python(parse_yaml(text, "x").documents[0]) for text, is_good in TABLE if is_good]
GOOD += [to_python(parse_yaml(path.read_text(), "x").documents[0]) for path in SPECS]
_VALUES: list[Any] = [
    True, False, 0, 1, -5, 2.5, 1000, "", "x", "Web Team", "5m", "30ms", "99%", "100%", "5/s", "P1", "native",
    "$job", "$window", "09:00", "123456789012", "https://x.example.com", "no", "bad", [], ["x"], [5], [None], None,
    {},
    {"x": {}}, {"x": False}, {"x": "y"}, {"below": "5ms"}, {"objective": "99%"}, {"secret": "a", "key": "b"},
]  # fmt: skip
VALUES = st.sampled_from(_VALUES).map(copy.deepcopy)
KEYS = st.sampled_from(
    ["x", "Web", "on", "signal", "objective", "for", "as", "extends", "slos", "detect", "false", "a_b"]
)


def places(value: Any, route: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [route] if route else []
    if isinstance(value, dict):
        return found + [place for key, part in value.items() for place in places(part, (*route, key))]
    if isinstance(value, list):
        return found + [place for index, part in enumerate(value) for place in places(part, (*route, index))]
    return found


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    document: Any = copy.deepcopy(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(1, 2))):
        *way, last = draw(st.sampled_from(places(document) or [("version",)]))
        holder = document
        for step in way:
            holder = holder[step]
        change = draw(st.sampled_from(["replace", "delete", "add"]))
        if change == "delete" and len(document) > 1:
            del holder[last]
        elif change == "add" and isinstance(holder, dict):
            holder[draw(KEYS)] = draw(VALUES)
        else:
            holder[last] = draw(VALUES)
    return document


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_mutations(document: Any) -> None:
    agree(json.dumps(document))
