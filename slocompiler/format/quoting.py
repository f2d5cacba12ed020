"""Texts of a spec with quotes where they are needed, and with the same quotes everywhere."""

import re

#: What YAML 1.1 or 1.2 reads as something else than text; compared without case.
_WORDS = frozenset(("~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "=", "<<"))
_NUMBERS = re.compile(
    r"[-+]?(\d[\d_,]*\.?[\d_]*|\.\d[\d_]*)(e[-+]?\d*)?|[-+]?\.(inf|nan)"
    r"|[-+]?0[xob]?[\da-f_]*|[-+]?\d[\d_]*(:\d\d?)+(\.[\d_]*)?"
)
_DATE = re.compile(r"\d{4}-\d\d?-\d\d?([tT \t].*)?")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`~=<")
#: What ends a text inside brackets. Some readers also stumble over `?` there.
_ENDS_IN_FLOW = re.compile(r"[,\[\]{}?]")


def quoted_where_needed(text: str, *, in_flow: bool) -> str:
    """`text`, one line of printable characters, as every YAML reader reads it back."""
    return text if is_plain(text, in_flow=in_flow) else quoted(text)


def quoted(text: str) -> str:
    """Double quotes; single ones around what would need a backslash in them."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def escaped(text: str) -> str:
    """Any text between double quotes, on one line."""
    return '"' + "".join(map(_escape, text)) + '"'


def is_plain(text: str, *, in_flow: bool) -> bool:
    """Whether `text` needs no quotes."""
    if not text or text[0] in _INDICATORS or text != text.strip() or text.endswith(":"):
        return False
    if ": " in text or " #" in text or not is_text_everywhere(text):
        return False
    return not (in_flow and _ENDS_IN_FLOW.search(text))


def is_text_everywhere(text: str) -> bool:
    """Whether no YAML reader takes the bare text for a number, a time, a boolean or nothing."""
    lowered = text.lower()
    return lowered not in _WORDS and not _NUMBERS.fullmatch(lowered) and not _DATE.fullmatch(text)


def _escape(character: str) -> str:
    known = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(character)
    if known or character.isprintable():
        return known or character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
