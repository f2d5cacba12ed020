"""Which values of a label conditions admit: whether any, and whether all that other conditions admit."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from slocompiler.promql.expr import Matcher, MatchOp
from slocompiler.promql.label_regex import Automaton, read_label_regex

_OPPOSITES: dict[MatchOp, MatchOp] = {"=": "!=", "!=": "=", "=~": "!~", "!~": "=~"}
#: States looked at before the question counts as open.
_MOST_STATES = 3000
#: Stands for every character that no condition names.
_OTHER = "\uffff"


def some_value(matchers: Sequence[Matcher]) -> str | None:
    """The shortest value that all conditions on one label admit, "" when a missing label does."""
    found = _search(matchers)
    return found if isinstance(found, str) else None


def no_value(matchers: Sequence[Matcher]) -> bool:
    """Whether certainly no value satisfies all conditions on one label; not even a missing label, which is empty."""
    return _search(matchers) is False


def implies(matchers: Sequence[Matcher], other: Matcher) -> bool:
    """Whether certainly every value that satisfies the conditions satisfies the other one on the same label too."""
    return other in matchers or no_value((*matchers, opposite(other)))


def opposite(matcher: Matcher) -> Matcher:
    return Matcher(matcher.label, _OPPOSITES[matcher.op], matcher.value)


class _Condition(Struct, frozen=True):
    """One condition: the automaton of its value, and whether that must not match."""

    automaton: Automaton
    is_negative: bool


def _search(matchers: Sequence[Matcher]) -> str | bool | None:
    """A value that satisfies all; False when there is none; None when it cannot be told."""
    exact = next((matcher.value for matcher in matchers if matcher.op == "="), None)
    others = [matcher for matcher in matchers if matcher.op != "="]
    if exact is not None:
        if any(matcher.op == "=" and matcher.value != exact for matcher in matchers):
            return False
        conditions = list(_conditions(others))
        fits = [each is None or each.automaton.accepts(exact) is not each.is_negative for each in conditions]
        return exact if all(fits) and None not in conditions else None if all(fits) else False
    conditions = list(_conditions(others))
    read = [condition for condition in conditions if condition is not None]
    found = _shortest(read) if read else ""
    return found if found is False or len(read) == len(conditions) else None


def _conditions(matchers: Iterable[Matcher]) -> Iterator[_Condition | None]:
    for matcher in matchers:
        automaton = _literal(matcher.value) if matcher.op in ("=", "!=") else read_label_regex(matcher.value)
        yield None if automaton is None else _Condition(automaton, matcher.op in ("!=", "!~"))


def _literal(text: str) -> Automaton:
    steps = tuple(((frozenset(character), place + 1),) for place, character in enumerate(text))
    return Automaton((*steps, ()), ((),) * (len(text) + 1), len(text))


def _shortest(conditions: Sequence[_Condition]) -> str | bool | None:
    """Breadth first through all automata at once."""
    alphabet = [*sorted({character for each in conditions for character in each.automaton.characters()}), _OTHER]
    start = tuple(each.automaton.start() for each in conditions)
    pending, seen = [(start, "")], {start}
    for states, text in pending:
        if all((each.automaton.end in at) is not each.is_negative for each, at in zip(conditions, states, strict=True)):
            return text
        if len(seen) > _MOST_STATES:
            return None
        for character in alphabet:
            after = tuple(each.automaton.after(at, character) for each, at in zip(conditions, states, strict=True))
            if after not in seen:
                seen.add(after)
                pending.append((after, text + character))
    return False
