"""Strings that some YAML reader takes for something else, or cannot read at all, when they are written carelessly."""

NULLS_AND_BOOLEANS = (
    "", "~", "null", "Null", "NULL", "nULL", "true", "True", "TRUE", "false", "False", "yes", "Yes", "YES", "no", "No",
    "NO", "on", "On", "ON", "off", "Off", "OFF", "y", "Y", "n", "N",
)  # fmt: skip
NUMBERS = (
    "0", "1", "-1", "+1", "012345678901", "010", "0o17", "0O17", "0x1F", "0b101", "1_000", "1,000", "1.0", "1.", ".5",
    "1e3", "1E3", "25921e05", "1e-3", "-1.5E+2", "+.5", "_1", "0_", ".inf", "-.INF", "+.Inf", ".nan", ".NaN", "inf",
    "NaN", "Infinity", "-inf", "22:22", "190:20:30", "18:00", "1:00.5", "99.95%", "0x", "0.", "1e", "9" * 30,
)  # fmt: skip
TIMES = ("2026-11-24", "2026-11-24T22:00:00Z", "2001-12-14 21:59:43.10 -5", "2026-1-1", "5m", "1h30m", "30d", "1w")
INDICATORS = (
    "-", "- a", "--", "---", "--- a", "...", "... a", "?", "? a", ":", ": a", "a:", "a: b", "a:b", "a :b", "::", "#",
    "# a", "a #b", "a# b", "&a", "*", "*a", "!", "!a", "!!str a", "|", "|-", ">", "> 95", "'", "''", "it's", '"', '"a"',
    "%", "%YAML 1.1", "@a", "`a`", "{", "}", "{}", "{a}", "{a: b}", "[", "]", "[]", "[a]", ",", "a, b", "=", "<<", "<",
    "{{ $labels.job }}", "a{b}", "\\", "\\n", "a\\", "$a", "(a)", "/", "a]", "a}", "a?", "a:#b",
)  # fmt: skip
WHITESPACE = (
    " ", "  ", " a", "a ", "\t", "\ta", "a\t", "a\tb", "\n", "\n\n", "a\n", "a\n\n", "\na", "a\nb", "a\n b", " a\nb",
    "a \nb", "a\n\nb", "a\n\tb", "\ta\nb", "a\n  ", "a\nb\n", "a\n\n\nb\n", "a\r", "a\rb", "a\r\nb", "# a\nb",
    "- a\n- b", "a: b\nc: d", "---\na", "a\n---\nb", "a\n...\n", "%a\nb", "a\n#b", "'a\nb", '"a\nb"', "|\na",
)  # fmt: skip
UNPRINTABLE = (
    "\0", "a\x01", "\x07", "\x1b[0m", "\x7f", "\x80", "\x85", "a\x85b", "a\xa0", "\xa0a", "\u2028", "a\u2028b",
    "\u2029", "a\nb\u2028c", "\ufeff", "\ufeffa", "a\ufeff", "\ufffe", "\uffff", "\ufffd",
    "\ud7ff", "\ue000", "\u200b", "\u202e",
)  # fmt: skip
UNICODE = (
    "é",
    "Zürich",
    "日本",
    "日本: b",
    "a\n日本",
    "😀",
    "a 😀",
    "a\n😀",
    "👩‍💻",
    "𝒳",
    "ÿ",
    "—",
    "“a”",
    "e\u0301",
    "\u3000",
)
LONG = (
    "a" * 300,
    "a b " * 100 + "c",
    'sum(rate(x{job="a", route=~"b|c"}[5m])) by (d) > 0.5 ' * 6,
    "é" * 200,
    "a'\"" * 90,
)

HOSTILE = (*NULLS_AND_BOOLEANS, *NUMBERS, *TIMES, *INDICATORS, *WHITESPACE, *UNPRINTABLE, *UNICODE, *LONG)
