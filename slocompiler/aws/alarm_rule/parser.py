"""Text to tree: NOT binds most, then AND, then OR."""

import re

from slocompiler.aws.alarm_rule.expr import AtLeast, Constant, Group, Joined, Negated, RuleExpr, State
from slocompiler.aws.text_reader import ReadError, TextReader, Token, read_tokens
from slocompiler.load.did_you_mean import closest

STATES = ("ALARM", "OK", "INSUFFICIENT_DATA")
_WORDS = (*STATES, "AT_LEAST", "AND", "OR", "NOT", "TRUE", "FALSE")
_TOKEN = re.compile(r'\s*(?:(?P<text>"[^"]*")|(?P<mark>[(),])|(?P<word>[^\s(),"]+))')
_MOST_TOKENS = 5000
_THRESHOLD = re.compile(r"(\d+)(%?)")


def parse_rule(text: str) -> RuleExpr:
    """The tree of an AlarmRule. Raises ReadError."""
    reader = read_tokens(text, _TOKEN, _MOST_TOKENS)
    expr = _either(reader)
    if not reader.is_done:
        raise ReadError(f"AND or OR is missing {reader.next.before}", _meant(reader.next))
    return expr


def _either(reader: TextReader) -> RuleExpr:
    operands = [_both(reader)]
    while reader.has("OR"):
        reader.take()
        operands.append(_both(reader))
    return operands[0] if len(operands) == 1 else Joined("OR", tuple(operands))


def _both(reader: TextReader) -> RuleExpr:
    operands = [_negated(reader)]
    while reader.has("AND"):
        reader.take()
        operands.append(_negated(reader))
    return operands[0] if len(operands) == 1 else Joined("AND", tuple(operands))


def _negated(reader: TextReader) -> RuleExpr:
    if not reader.has("NOT"):
        return _operand(reader)
    reader.take()
    return Negated(reader.nested(_negated))


def _operand(reader: TextReader) -> RuleExpr:
    token = reader.take()
    if token.kind == "mark" and token.text == "(":
        inner = reader.nested(_either)
        reader.expect(")")
        return Group(inner)
    if token.kind == "word" and token.text in ("TRUE", "FALSE"):
        return Constant(token.text == "TRUE")
    if token.kind == "word" and token.text in STATES:
        reader.expect("(")
        alarm = _alarm(reader)
        reader.expect(")")
        return State(token.text, alarm)
    if token.kind == "word" and token.text == "AT_LEAST":
        return _at_least(reader)
    raise ReadError(f'something like ALARM("name") is missing {token.before}', _meant(token))


def _alarm(reader: TextReader) -> str:
    token = reader.take()
    if token.kind not in ("text", "word"):
        raise ReadError(f"the name of an alarm is missing {token.before}")
    name = token.text[1:-1] if token.kind == "text" else token.text
    if not name:
        raise ReadError("the name of an alarm is empty")
    if token.kind == "word" and reader.next.kind == "word":
        raise ReadError(f"a name with a space stands in double quotes: `{name} {reader.next.text}`")
    return name


def _at_least(reader: TextReader) -> AtLeast:
    """`AT_LEAST(2, ALARM, (a, b))`, `AT_LEAST(50%, NOT OK, (a, b))`."""
    reader.expect("(")
    written = reader.take().text.strip('"')
    threshold = _THRESHOLD.fullmatch(written)
    if threshold is None:
        raise ReadError(f"`{written}` is no number and no percentage of alarms", "AT_LEAST(2, ALARM, (a, b, c))")
    reader.expect(",")
    if reader.has("NOT"):
        reader.take()
    state = reader.take()
    if state.text not in STATES:
        raise ReadError(f"`{state.text}` is no state of an alarm", f"one of {', '.join(STATES)}")
    reader.expect(",")
    alarms = _alarms(reader)
    reader.expect(")")
    count, is_share = int(threshold[1]), bool(threshold[2])
    if not 1 <= count <= (100 if is_share else len(alarms)):
        raise ReadError(f"AT_LEAST of {len(alarms)} alarms cannot be {written}", "at least 1, at most all of them")
    return AtLeast(count, is_share, state.text, alarms)


def _alarms(reader: TextReader) -> tuple[str, ...]:
    reader.expect("(")
    alarms = [_alarm(reader)]
    while reader.has(","):
        reader.take()
        alarms.append(_alarm(reader))
    reader.expect(")")
    return tuple(alarms)


def _meant(token: Token) -> str | None:
    """The word of the grammar that was probably meant."""
    meant = closest(token.text, _WORDS) if token.kind == "word" else None
    return f"did you mean {meant}?" if meant else None
