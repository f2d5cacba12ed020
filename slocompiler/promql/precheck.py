"""What can be told from the words alone, before the parser sees the text: with places, and without its panics."""

from slocompiler.promql.durations import LONGEST_SECONDS, duration_seconds, is_duration
from slocompiler.promql.error import PromqlError
from slocompiler.promql.functions import PRECEDENCE
from slocompiler.promql.tokens import Token

#: The parser needs seconds for longer texts, and the trees of deeper ones overflow stacks.
MAX_CHARACTERS = 6000
MAX_NESTING = 50
MAX_OPERATORS = 200
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_OPENING = {close: opener for opener, close in _CLOSING.items()}
_INSTEAD = {
    "&": "write `and`",
    "|": "write `or`",
    "!": "write `unless`, or `!=` to compare",
    "~": "a regex matches with `=~` or `!~`",
    ".": 'a metric whose name has dots is written `{"my.metric"}`',
    ";": "a query is one expression: write two queries",
    "–": "write a plain `-`",
    "“": 'write plain quotes, `"`',
    "”": 'write plain quotes, `"`',
}
_TIMELESS = frozenset(("inf", "nan"))


def check_length(text: str) -> None:
    """Raises PromqlError for an empty text and for one that the parser would chew on for seconds."""
    if len(text) > MAX_CHARACTERS:
        message = f"the query has {len(text)} characters, more than the {MAX_CHARACTERS} that are read"
        raise PromqlError(message, MAX_CHARACTERS, "record a part of it with a rule of its own")
    if not text.strip():
        raise PromqlError("the query is empty", 0)


def check_words(tokens: list[Token]) -> None:
    """Raises PromqlError for the first thing that no PromQL has: a stray character, an unclosed quote or bracket."""
    if not tokens:
        raise PromqlError("the query is only a comment", 0)
    for index, token in enumerate(tokens):
        if token.kind == "other":
            raise PromqlError(f"`{_visible(token.text)}` is not PromQL here", token.start, _instead(token))
        if token.kind == "quote":
            raise PromqlError(f"the quote `{token.text}` is not closed on its line", token.start)
        if token.kind == "number":
            _check_number(tokens, index)
        elif token.text == "offset" and index + 1 < len(tokens):
            _check_offset(tokens, index)
        elif token.text == "@" and index + 1 < len(tokens):
            _check_at(tokens[index + 1])
    check_brackets(tokens)
    check_operators(tokens)


def _visible(character: str) -> str:
    return character if character.isprintable() and not character.isspace() else f"U+{ord(character):04X}"


def _instead(token: Token) -> str | None:
    if token.text in _INSTEAD:
        return _INSTEAD[token.text]
    return 'a name with other letters is written `{"café"}`' if token.text.isalpha() else None


def check_brackets(tokens: list[Token]) -> None:
    """Raises PromqlError when brackets do not pair, at the one without a partner, or nest too deeply."""
    unclosed: list[Token] = []
    for token in tokens:
        if token.kind != "operator":
            continue
        if token.text in _CLOSING:
            unclosed.append(token)
            if len(unclosed) > MAX_NESTING:
                raise PromqlError(f"the query nests deeper than {MAX_NESTING} brackets", token.start)
        elif token.text in _OPENING:
            if not unclosed:
                raise PromqlError(f"`{token.text}` closes nothing", token.start)
            if unclosed[-1].text != _OPENING[token.text]:
                opener = unclosed[-1]
                expected = _CLOSING[opener.text]
                raise PromqlError(f"`{token.text}` stands where `{expected}` has to close `{opener.text}`", token.start)
            unclosed.pop()
    if unclosed:
        raise PromqlError(
            f"`{unclosed[-1].text}` is not closed", unclosed[-1].start, f"add `{_CLOSING[unclosed[-1].text]}`"
        )


def check_operators(tokens: list[Token]) -> None:
    """Raises PromqlError when there are more operators than a tree may be deep."""
    operators = [token for token in tokens if token.text.lower() in PRECEDENCE]
    if len(operators) > MAX_OPERATORS:
        raise PromqlError(f"the query has more than {MAX_OPERATORS} operators", operators[MAX_OPERATORS].start)


def _check_number(tokens: list[Token], index: int) -> None:
    token = tokens[index]
    if "_" in token.text:
        raise not_bundled("a number with `_`", token, f"write `{token.text.replace('_', '')}`")
    previous = tokens[index - 1].text if index else ""
    if previous in ("[", ":") or is_duration(token.text):
        check_duration_size(token)


def check_duration_size(token: Token) -> None:
    seconds = duration_seconds(token.text)
    if seconds is not None and not 0 <= seconds <= LONGEST_SECONDS:
        raise PromqlError(f"`{token.text}` is longer than 100 years", token.start)


def _check_offset(tokens: list[Token], index: int) -> None:
    """`offset inf` makes the parser panic, and `offset (1h + 5m)` is too new for it."""
    if not index or not (tokens[index - 1].kind in ("name", "number") or tokens[index - 1].text in ("]", "}", ")")):
        return  # a metric of that name
    value = tokens[index + 1]
    if value.text in "+-" and index + 2 < len(tokens):
        value = tokens[index + 2]
    if value.text.lower() in _TIMELESS:
        raise PromqlError(f"`{value.text}` is not a duration", value.start, "write a duration: `offset 5m`")
    if value.text in ("(", "step", "range"):
        raise not_bundled("arithmetic with durations", value, "write one duration: `offset 65m`")
    if value.kind == "number":
        check_duration_size(value)
        if duration_seconds(value.text) == 0:
            raise not_bundled("an offset of zero", value, "leave it out")


def _check_at(value: Token) -> None:
    if value.text == "-":
        raise not_bundled("a time before 1970 after `@`", value, None)
    seconds = duration_seconds(value.text) if value.kind == "number" else None
    if seconds is not None and not 0 <= seconds <= LONGEST_SECONDS:
        raise PromqlError(f"`{value.text}` is out of range after `@`", value.start, "write seconds since 1970")


def not_bundled(what: str, token: Token, remedy: str | None) -> PromqlError:
    """The error for syntax that Prometheus has and the bundled parser has not."""
    return PromqlError(f"{what} is not understood by the bundled parser", token.start, remedy, not_understood=True)
