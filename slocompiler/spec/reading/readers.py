"""A reader for every type that a field can have, made of its annotation."""

import re
from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from slocompiler.spec.base import SpecModel
from slocompiler.spec.marks import AtLeast, Before, Chars, Entries, Parsed
from slocompiler.spec.reading.problem import Kind, Problem, Route
from slocompiler.values import InvalidValueError

#: The value that stands at a route, typed. What is wrong is appended; the value then means nothing.
Reader = Callable[[Any, Route, list[Problem]], Any]
ReadModel = Callable[[type[SpecModel], Any, Route, list[Problem]], Any]


@cache
def reader_of(annotation: Any, read_model: ReadModel) -> Reader:
    """The reader of a type; `read_model` reads the models in it."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        reader = reader_of(args[0], read_model) if not isinstance(args[1], Parsed) else _anything
        for mark in args[1:]:
            reader = _marked(mark, reader)
        return reader
    if origin in (Union, UnionType):
        return _one_of(args, read_model)
    if origin is dict:
        return _mapping(reader_of(args[0], read_model), reader_of(args[1], read_model))
    if origin is list:
        return _list(reader_of(args[0], read_model))
    if origin is Literal:
        return _word(args)
    if isinstance(annotation, type) and issubclass(annotation, SpecModel):
        return lambda value, route, problems: read_model(annotation, value, route, problems)
    return _PLAIN[annotation]


def _anything(value: Any, route: Route, problems: list[Problem]) -> Any:
    return value


def _text(value: Any, route: Route, problems: list[Problem]) -> Any:
    if not isinstance(value, str):
        problems.append(Problem(route, Kind.NOT_TEXT))
    return value


def _whole_number(value: Any, route: Route, problems: list[Problem]) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        problems.append(Problem(route, Kind.NOT_A_WHOLE_NUMBER))
        return value
    return int(value)


def _boolean(value: Any, route: Route, problems: list[Problem]) -> Any:
    if not isinstance(value, bool):
        problems.append(Problem(route, Kind.NOT_A_BOOLEAN))
    return value


_PLAIN: dict[Any, Reader] = {Any: _anything, str: _text, int: _whole_number, bool: _boolean}


def _word(words: tuple[Any, ...]) -> Reader:
    """One of some values. `0` equals False in Python, and is none in YAML."""

    def read(value: Any, route: Route, problems: list[Problem]) -> Any:
        if not any(value == word and isinstance(value, type(word)) for word in words):
            problems.append(Problem(route, Kind.NOT_A_WORD, words))
        return value

    return read


def _one_of(parts: tuple[Any, ...], read_model: ReadModel) -> Reader:
    """At most two parts that are there: what is read tells by its form which one is meant."""
    readers = [(part, reader_of(part, read_model)) for part in parts if part is not NoneType]
    scalars = [reader for part, reader in readers if _form(part) is object]
    shaped = [(_form(part), reader) for part, reader in readers if _form(part) is not object]
    optional = len(readers) < len(parts)

    def read(value: Any, route: Route, problems: list[Problem]) -> Any:
        if value is None and optional:
            return None
        for form, reader in shaped:
            if isinstance(value, form) or not scalars:
                return reader(value, route, problems)
        return scalars[0](value, route, problems)

    return read


def _form(part: Any) -> type:
    """What YAML must hold for a part of a union: dict, list, or (object) a scalar."""
    origin = get_origin(part)
    if origin is Annotated:
        return _form(get_args(part)[0])
    if isinstance(part, type) and issubclass(part, SpecModel):
        return dict
    return origin if origin in (dict, list) else object


def _list(read_item: Reader) -> Reader:
    def read(value: Any, route: Route, problems: list[Problem]) -> Any:
        if not isinstance(value, list):
            problems.append(Problem(route, Kind.NOT_A_LIST))
            return value
        return [read_item(item, (*route, index), problems) for index, item in enumerate(value)]

    return read


def _mapping(read_key: Reader, read_value: Reader) -> Reader:
    def read(value: Any, route: Route, problems: list[Problem]) -> Any:
        if not isinstance(value, dict):
            problems.append(Problem(route, Kind.NOT_A_MAPPING))
            return value
        made = {}
        for key, entry in value.items():
            of_key: list[Problem] = []
            name = read_key(key, (*route, key), of_key)
            problems.extend(Problem(found.route, found.kind, found.detail, True) for found in of_key)
            made[name] = read_value(entry, (*route, key), problems)
        return made

    return read


def _marked(mark: object, inner: Reader) -> Reader:
    match mark:
        case Parsed(read=parse):
            return lambda value, route, problems: _parsed(parse, value, route, problems)
        case Before(change=change):
            return _changed(change, inner)
        case Chars():
            return _checked(lambda value: _characters(mark, value), inner)
        case Entries(least=least):
            return _checked(lambda value: (Kind.TOO_SHORT, least) if len(value) < least else None, inner)
        case AtLeast(least=least):
            return _checked(lambda value: (Kind.TOO_SMALL, least) if value < least else None, inner)
        case _:
            return inner


def _parsed(parse: Callable[[Any], Any], value: Any, route: Route, problems: list[Problem]) -> Any:
    try:
        return parse(value)
    except InvalidValueError as error:
        problems.append(Problem(route, Kind.NOT_A_VALUE, error))
        return None


def _changed(change: Callable[[Any], Any], inner: Reader) -> Reader:
    def read(value: Any, route: Route, problems: list[Problem]) -> Any:
        before = len(problems)
        changed = _parsed(change, value, route, problems)
        return changed if len(problems) > before else inner(changed, route, problems)

    return read


def _checked(check: Callable[[Any], tuple[Kind, object] | None], inner: Reader) -> Reader:
    """A check of what could be read at all."""

    def read(value: Any, route: Route, problems: list[Problem]) -> Any:
        before = len(problems)
        made = inner(value, route, problems)
        found = check(made) if len(problems) == before else None
        if found:
            problems.append(Problem(route, *found))
        return made

    return read


def _characters(mark: Chars, text: str) -> tuple[Kind, object] | None:
    if len(text) < mark.least:
        return Kind.TOO_SHORT, mark.least
    if mark.most is not None and len(text) > mark.most:
        return Kind.TOO_LONG, mark.most
    if mark.pattern is not None and not re.fullmatch(mark.pattern, text):
        return Kind.NOT_IN_FORMAT, mark.pattern
    return None
