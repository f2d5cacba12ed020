"""Regular expressions of label matchers as automata, as far as they use what matchers use in practice."""

from collections.abc import Iterator

from msgspec import Struct

#: A set of characters; None is any character at all.
Characters = frozenset[str] | None
_CLASSES = {"d": frozenset("0123456789")}
_UNREAD = frozenset("{}^$")
_QUANTIFIERS = frozenset("?*+")


class Automaton(Struct, frozen=True):
    """Steps between numbered states: `steps[state]` holds (characters, next state), `free` those without a character.

    State 0 is the start, `end` the only one that accepts.
    """

    steps: tuple[tuple[tuple[Characters, int], ...], ...]
    free: tuple[tuple[int, ...], ...]
    end: int

    def start(self) -> frozenset[int]:
        return self._closed({0})

    def after(self, states: frozenset[int], character: str) -> frozenset[int]:
        reached = {
            target
            for state in states
            for characters, target in self.steps[state]
            if characters is None or character in characters
        }
        return self._closed(reached)

    def accepts(self, text: str) -> bool:
        """Whether the expression matches all of a text, as Prometheus anchors it."""
        states = self.start()
        for character in text:
            states = self.after(states, character)
        return self.end in states

    def characters(self) -> Iterator[str]:
        """Every character that the expression names."""
        for steps in self.steps:
            for characters, _ in steps:
                yield from characters or ()

    def _closed(self, states: set[int]) -> frozenset[int]:
        pending = list(states)
        while pending:
            for target in self.free[pending.pop()]:
                if target not in states:
                    states.add(target)
                    pending.append(target)
        return frozenset(states)


def read_label_regex(text: str) -> Automaton | None:
    r"""The automaton of an expression; None for what is not read here: counted repetition, anchors, flags, `\w`.

    Read are characters, `.`, `\d`, classes, groups, alternatives, and `?`, `*`, `+`.
    """
    try:
        return _Reader(text).read()
    except _UnreadError:
        return None


class _UnreadError(Exception):
    """The expression uses something else."""


class _Reader:
    """Thompson's construction: every part goes from a state to a state."""

    def __init__(self, text: str) -> None:
        self.text, self.place = text, 0
        self.steps: list[list[tuple[Characters, int]]] = []
        self.free: list[list[int]] = []

    def read(self) -> Automaton:
        start = self._state()
        end = self._alternatives(start)
        if self.place < len(self.text):
            raise _UnreadError
        return Automaton(tuple(tuple(each) for each in self.steps), tuple(tuple(each) for each in self.free), end)

    def _state(self) -> int:
        self.steps.append([])
        self.free.append([])
        return len(self.steps) - 1

    def _next(self) -> str:
        return self.text[self.place : self.place + 1]

    def _take(self) -> str:
        if self.place >= len(self.text):
            raise _UnreadError
        self.place += 1
        return self.text[self.place - 1]

    def _alternatives(self, start: int) -> int:
        end = self._state()
        while True:
            branch = self._state()
            self.free[start].append(branch)
            self.free[self._sequence(branch)].append(end)
            if self._next() != "|":
                return end
            self._take()

    def _sequence(self, start: int) -> int:
        state = start
        while self._next() not in ("", "|", ")"):
            begin = self._state()
            self.free[state].append(begin)
            state = self._repeated(begin, self._atom(begin))
        return state

    def _repeated(self, begin: int, end: int) -> int:
        sign = self._next()
        if sign not in _QUANTIFIERS or not sign:
            return end
        self._take()
        if self._next() in _QUANTIFIERS and self._next():
            raise _UnreadError
        after = self._state()
        self.free[end].append(after)
        if sign in "*+":
            self.free[end].append(begin)
        if sign in "?*":
            self.free[begin].append(after)
        return after

    def _atom(self, begin: int) -> int:
        sign = self._take()
        if sign == "(":
            return self._group(begin)
        if sign in _UNREAD or sign in _QUANTIFIERS:
            raise _UnreadError
        end = self._state()
        self.steps[begin].append((self._characters(sign), end))
        return end

    def _group(self, begin: int) -> int:
        if self._next() == "?":
            if self.text[self.place : self.place + 2] != "?:":
                raise _UnreadError
            self.place += 2
        end = self._alternatives(begin)
        if self._take() != ")":
            raise _UnreadError
        return end

    def _characters(self, sign: str) -> Characters:
        if sign == ".":
            return None
        if sign == "[":
            return self._class()
        return self._escaped() if sign == "\\" else frozenset(sign)

    def _escaped(self) -> Characters:
        letter = self._take()
        if letter in _CLASSES:
            return _CLASSES[letter]
        if letter.isalnum():
            raise _UnreadError
        return frozenset(letter)

    def _class(self) -> Characters:
        found: set[str] = set()
        while (sign := self._take()) != "]" or not found:
            if sign in "^[\\":
                raise _UnreadError
            if self._next() == "-" and self.text[self.place + 1 : self.place + 2] not in ("", "]"):
                self._take()
                last = self._take()
                found.update(chr(code) for code in range(ord(sign), ord(last) + 1))
            else:
                found.add(sign)
        return frozenset(found)
