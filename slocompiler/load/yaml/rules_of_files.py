"""Explanations: the file as a whole."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.load.yaml import codes

FILE_RULES = (
    Rule(
        codes.UNREADABLE_FILE,
        "unreadable-file",
        Severity.ERROR,
        "it does not exist, is not a file, or may not be read",
        "The path leads to nothing, to a directory or a device, or the file may not be read.",
        failing="",
        passing="service: login\n",
    ),
    Rule(
        codes.FILE_TOO_LARGE,
        "file-too-large",
        Severity.ERROR,
        "it is larger than 1 MiB",
        "A spec has a few hundred lines. A file beyond 1 MiB is a log, a dump or generated, and would only cost time.",
        failing="",
        passing="service: login\n",
    ),
    Rule(
        codes.NOT_UTF8,
        "not-utf8",
        Severity.ERROR,
        "a byte that UTF-8 does not have",
        "Specs are UTF-8. Read in any other way, names and runbooks would differ between machines.",
        failing="description: Zürich\n",
        passing="description: Zürich\n",
    ),
    Rule(
        codes.UTF16,
        "utf-16",
        Severity.ERROR,
        "it is UTF-16 or UTF-32",
        "The file starts with the byte order mark of UTF-16 or UTF-32. kubectl, promtool and diff tools expect UTF-8.",
        failing="service: login\n",
        passing="service: login\n",
    ),
    Rule(
        codes.NUL_BYTE,
        "nul-byte",
        Severity.ERROR,
        "a NUL: this is no text",
        "A NUL does not occur in text: the file is binary, or UTF-16 without a byte order mark.",
        failing="service: \0login\n",
        passing="service: login\n",
    ),
    Rule(
        codes.CONTROL_CHARACTER,
        "control-character",
        Severity.ERROR,
        "a character that nobody sees and YAML does not allow",
        "Control characters come from copying out of a terminal. No editor shows them, YAML forbids them, and in a "
        "matcher they match nothing.",
        failing="service: \x1blogin\n",
        passing="service: login\n",
    ),
    Rule(
        codes.HIDDEN_LINE_BREAK,
        "hidden-line-break",
        Severity.ERROR,
        "U+0085, U+2028, U+2029 or a byte order mark inside the text",
        "U+0085, U+2028 and U+2029 end a line for YAML 1.1 readers and not for YAML 1.2 readers, so two programs see "
        "two specs. A byte order mark inside the text comes from files that were joined.",
        failing="description: one\u2028two\n",
        passing="description: one two\n",
    ),
)
