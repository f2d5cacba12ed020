"""CloudWatch Logs Insights: filter patterns and metrics as conditions of a query."""

import re

from slocompiler.filter_patterns import (
    AllOf,
    AnyOf,
    Comparison,
    Condition,
    JsonPattern,
    Pattern,
    Presence,
    Term,
    TermPattern,
)

_PLAIN_FIELD = re.compile(r"[A-Za-z0-9_@]+(\.[A-Za-z0-9_@]+)*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_PRESENCES = {
    Presence.TRUE: "{0} = 1",
    Presence.FALSE: "{0} = 0",
    Presence.NULL: "not ispresent({0})",
    Presence.MISSING: "not ispresent({0})",
}


def field(name: str) -> str:
    """A field of a log line as a query spells it."""
    return name if _PLAIN_FIELD.fullmatch(name) else f"`{name}`"


def text(value: str) -> str:
    """A text as a query spells it."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def condition_of(pattern: Pattern) -> str | None:
    """The lines that a filter pattern takes, as a condition; None for all, and where a query cannot say it.

    Insights knows the properties of JSON lines, and nothing of the words of others.
    """
    if isinstance(pattern, JsonPattern):
        return _condition(pattern.condition)
    if isinstance(pattern, TermPattern):
        return _terms(pattern)
    return None


def _condition(condition: Condition) -> str | None:
    if isinstance(condition, Comparison):
        return _comparison(condition)
    parts = [_condition(part) for part in condition.parts]
    if None in parts:
        return None
    word = " and " if isinstance(condition, AllOf) else " or "
    return word.join(
        f"({part})" if isinstance(of, AllOf | AnyOf) else str(part) for part, of in _paired(parts, condition)
    )


def _paired(parts: list[str | None], condition: AllOf | AnyOf) -> list[tuple[str | None, Condition]]:
    return list(zip(parts, condition.parts, strict=True))


def _comparison(compared: Comparison) -> str | None:
    if not compared.subject.startswith("$.") or "[" in compared.subject:
        return None
    name = field(compared.subject[2:])
    if isinstance(compared.operator, Presence):
        return _PRESENCES[compared.operator].format(name)
    value = compared.value or ""
    negation = "not " if compared.operator == "!=" else ""
    if compared.is_expression:
        return f"{name} {negation}like /{_in_slashes(value)}/"
    if value == "*" and not compared.is_quoted:
        return f"{negation}ispresent({name})"
    if "*" in value:
        return f"{name} {negation}like /^{'.*'.join(map(re.escape, value.split('*')))}$/"
    written = value if _NUMBER.fullmatch(value) and not compared.is_quoted else text(value)
    return f"{name} {compared.operator} {written}"


def _terms(pattern: TermPattern) -> str:
    needed = [_term(term) for term in pattern.terms if term.mode != "?"]
    optional = [_term(term) for term in pattern.terms if term.mode == "?"]
    if optional and not needed:
        return " or ".join(optional)
    return " and ".join([*needed, *([f"({' or '.join(optional)})"] if optional else [])])


def _term(term: Term) -> str:
    negation = "not " if term.mode == "-" else ""
    return f"@message {negation}like /{_in_slashes(term.text if term.is_expression else re.escape(term.text))}/"


def _in_slashes(expression: str) -> str:
    return expression.replace("/", "\\/")
