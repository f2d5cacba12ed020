"""Texts with something done to them that an editor, a merge or a tired person does."""

import re

from hypothesis import strategies as st

#: What stands where something else belongs.
HOSTILE = (
    "", "0", "-1", "1_000", "0x10", "0o7", "1e3", ".inf", ".nan", "~", "null", "true", "on", "No", "[]", "{}", "[[[]]]",
    "{a: {b: c}}", "- x", "'", '"', '"unclosed', "'it''s'", "&a", "*a", "*nowhere", "&a [*a]", "<<", "!tag", "%TAG",
    "!!python/object:os.system x", "@x", "`x`", "|", ">", ">-\n  folded", "? x", ": x", "#", " # x", "x # y", "x: y",
    "\t", "\tx", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\ud7ff", "\U0001f600", "ünïcödé",
    "e\u0301", "\u202ereversed", "x" * 70000,
    "9" * 400, "99.95%", "100%", "-5%", "5m", "1M", "99999999999999999999w",
    "600/s", "0/s", "30ms", "1e999ms", "1999-02-30", "18:00", "012345678901", "25921e05", "$window", "$x", "${",
    "${job}", "[$window]", "x[5m", "rate(x[$window])", 'x{a="b"', "sum(" * 300 + "x" + ")" * 300, "(" * 3000,
    "x" + "+x" * 2000,
    'x{a=~"(a+)+$"}', 'x{a=~"("}', "{{ $x }}", "---", "...", "https://", "../../etc/passwd", "a/b/c", "organization",
    "slocompiler/v1", "false",
)  # fmt: skip
_STEPS = zip("abcdefg", "bcdefgh", strict=True)
BOMB = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]\n" for before, name in _STEPS
)

_SCALAR = re.compile(r"(?<=[:,\[{-] )[^\s,\]}{\[][^,\]}\n]*")


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """The text with one to three things done to it."""
    for _ in range(draw(st.integers(1, 3))):
        change = draw(st.sampled_from((_delete, _double, _swap, _indent, _replace_scalar, _insert, _cut, _replace_key)))
        text = draw(change(text))
    return text


@st.composite
def _delete(draw: st.DrawFn, text: str) -> str:
    lines, at = draw(_line(text))
    return "\n".join(lines[:at] + lines[at + draw(st.integers(1, 3)) :])


@st.composite
def _double(draw: st.DrawFn, text: str) -> str:
    lines, at = draw(_line(text))
    return "\n".join(lines[: at + 1] + lines[at:])


@st.composite
def _swap(draw: st.DrawFn, text: str) -> str:
    lines, at = draw(_line(text))
    other = draw(st.integers(0, len(lines) - 1))
    lines[at], lines[other] = lines[other], lines[at]
    return "\n".join(lines)


@st.composite
def _indent(draw: st.DrawFn, text: str) -> str:
    lines, at = draw(_line(text))
    lines[at] = draw(st.sampled_from(("", " ", "  ", "   ", "      ", "\t", "- "))) + lines[at].lstrip(" ")
    return "\n".join(lines)


@st.composite
def _replace_scalar(draw: st.DrawFn, text: str) -> str:
    places = list(_SCALAR.finditer(text))
    if not places:
        return text
    place = draw(st.sampled_from(places))
    value = draw(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20)))
    return text[: place.start()] + value + text[place.end() :]


@st.composite
def _replace_key(draw: st.DrawFn, text: str) -> str:
    """A key becomes another one of the text, or something hostile."""
    places = list(re.finditer(r"[\w-]+(?=:)", text))
    if not places:
        return text
    place = draw(st.sampled_from(places))
    value = draw(st.one_of(st.sampled_from(sorted({found[0] for found in places})), st.sampled_from(HOSTILE)))
    return text[: place.start()] + value + text[place.end() :]


@st.composite
def _insert(draw: st.DrawFn, text: str) -> str:
    lines, at = draw(_line(text))
    indent = " " * draw(st.integers(0, 6))
    line = draw(
        st.sampled_from((*HOSTILE, *(f"key: {value}" for value in HOSTILE), BOMB, "# slocompile: ignore SLO601"))
    )
    return "\n".join([*lines[:at], indent + line, *lines[at:]])


@st.composite
def _cut(draw: st.DrawFn, text: str) -> str:
    return text[: draw(st.integers(0, len(text)))]


@st.composite
def _line(draw: st.DrawFn, text: str) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, draw(st.integers(0, len(lines) - 1))
