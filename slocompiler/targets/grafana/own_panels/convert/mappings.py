"""Value mappings, in the spellings that Grafana and grafanalib have had for them."""

from collections.abc import Iterable, Iterator
from typing import Any

from slocompiler.targets.grafana.own_panels.convert.part import Part, UnconvertibleError, stated

_VALUE_TO_TEXT, _RANGE_TO_TEXT = 1, 2
_TODAY = ("value", "range", "regex", "special")
Mapped = dict[str, Any]


def mappings(written: Part) -> list[Mapped]:
    """The mappings of today: as they are, or made of numbered types and bare pairs."""
    return [_mapping(each, position) for position, each in enumerate(written.items())]


def ranges(written: Part) -> list[Mapped]:
    """`rangeMaps` of panels that are no more: from, to and text."""
    return [_range(each, position) for position, each in enumerate(written.items())]


def _mapping(each: Part, position: int) -> Mapped:
    kind = each.at("type").value
    if kind in _TODAY:
        return _as_today(each, kind)
    if kind == _RANGE_TO_TEXT:
        return _range(each, position)
    if kind in (_VALUE_TO_TEXT, None) and each.at("value").value is not None:
        value = each.at("value").value
        return {"type": "value", "options": {str(value): stated(text=each.at("text").text(), index=position)}}
    raise each.misfit("a value mapping")


def _as_today(each: Part, kind: str) -> Mapped:
    options = each.at("options")
    if kind == "value":
        if not isinstance(options.value, dict):
            raise options.misfit("a mapping")
        return {"type": kind, "options": {key: _result(options.at(key)) for key in options.value}}
    result = {"result": _result(options.at("result"))}
    if kind == "range":
        return {
            "type": kind,
            "options": {"from": options.at("from").number(), "to": options.at("to").number(), **result},
        }
    word = "pattern" if kind == "regex" else "match"
    text = options.at(word).text()
    if text is None:
        raise UnconvertibleError(f"its `{options.path}` has no `{word}`")
    return {"type": kind, "options": {word: text, **result}}


def _range(each: Part, position: int) -> Mapped:
    ends = {word: _end(each.at(word)) for word in ("from", "to")}
    result = stated(text=each.at("text").text(), index=position)
    return {"type": "range", "options": {**ends, "result": result}}


def _end(end: Part) -> float | None:
    """Ends are texts in grafanalib; an empty one is open."""
    if not isinstance(end.value, str):
        return end.number()
    try:
        return float(end.value) if end.value else None
    except ValueError:
        raise end.misfit("a number") from None


def _result(written: Part) -> Mapped:
    index = written.at("index").number()
    return stated(
        text=written.at("text").text(),
        color=written.at("color").text(),
        index=None if index is None else int(index),
    )


def together(*groups: Iterable[Mapped]) -> Iterator[Mapped]:
    for group in groups:
        yield from group
