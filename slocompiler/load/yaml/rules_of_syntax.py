"""Explanations: what is not YAML."""

from slocompiler.load.yaml import codes
from slocompiler.load.yaml.load_rule import LoadRule

SYNTAX_RULES = (
    LoadRule(
        codes.TAB_INDENTATION,
        "tab-indentation",
        "YAML indents with spaces only: how wide a tab is differs from editor to editor.",
        failing="slos:\n\tavailability: {}\n",
        passing="slos:\n  availability: {}\n",
    ),
    LoadRule(
        codes.UNCLOSED_QUOTE,
        "unclosed-quote",
        "Without its closing quote a value goes on over the lines to the next quote of its kind, so the place where "
        "reading fails is far from the mistake. The finding points at the opening quote.",
        failing='title: "Too slow\nteam: search\n',
        passing='title: "Too slow"\nteam: search\n',
    ),
    LoadRule(
        codes.UNCLOSED_BRACKET,
        "unclosed-bracket",
        "A `{` or `[` without its closing bracket takes the following lines into it.",
        failing="labels: {job: login\nteam: search\n",
        passing="labels: {job: login}\nteam: search\n",
    ),
    LoadRule(
        codes.STRAY_BRACKET,
        "stray-bracket",
        "A closing bracket or a comma that belongs to nothing: it is left over, or the text is missing its quotes.",
        failing="labels: [login}\n",
        passing="labels: [login]\n",
    ),
    LoadRule(
        codes.TEXT_AFTER_VALUE,
        "text-after-value",
        "A value that starts with a quote or a bracket ends where that closes; nothing may follow but a comment.",
        failing='title: "Login" is slow\n',
        passing="title: '\"Login\" is slow'\n",
    ),
    LoadRule(
        codes.UNKNOWN_ESCAPE,
        "unknown-escape",
        "Between double quotes a backslash starts an escape, and YAML has no `\\d` or `\\.`. "
        "Regular expressions go between single quotes.",
        failing='matchers: "status=~\\d+"\n',
        passing="matchers: 'status=~\\d+'\n",
    ),
    LoadRule(
        codes.INDENTATION,
        "indentation",
        "The number of spaces in front of a line says to what it belongs. This line stands between its neighbours.",
        failing="slos:\n    a: 1\n  b: 2\n",
        passing="slos:\n  a: 1\n  b: 2\n",
    ),
    LoadRule(
        codes.MISSING_COLON,
        "missing-colon",
        "In a mapping each line is `key: value`. A colon without a blank behind it is part of the text.",
        failing="service login\nteam: search\n",
        passing="service: login\nteam: search\n",
    ),
    LoadRule(
        codes.MISSING_COMMA,
        "missing-comma",
        "Entries of `{...}` and `[...]` are separated by commas.",
        failing="labels: {a: b c: d}\n",
        passing="labels: {a: b, c: d}\n",
    ),
    LoadRule(
        codes.NESTED_ON_ONE_LINE,
        "nested-on-one-line",
        "A list starts on the line below its key. A text that starts with `- ` or `? ` is quoted.",
        failing="steps: - look\n",
        passing="steps:\n  - look\n",
    ),
    LoadRule(
        codes.DIRECTIVE,
        "directive",
        "A `%` line asks for another YAML version or declares tags. Specs are YAML 1.2 without tags.",
        failing="%YAML 1.1\n---\nservice: login\n",
        passing="service: login\n",
    ),
    LoadRule(
        codes.TEXT_AFTER_DOCUMENT,
        "text-after-document",
        "`...` ends a document; another one needs a line `---` in front.",
        failing="service: login\n...\nteam: search\n",
        passing="service: login\n---\nteam: search\n",
    ),
    LoadRule(
        codes.SYNTAX,
        "syntax",
        "The text is not YAML, in a way that none of the other findings describes.",
        failing="",
        passing="service: login\n",
    ),
)
