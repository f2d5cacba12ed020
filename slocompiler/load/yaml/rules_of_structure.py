"""Explanations: valid YAML that a spec cannot be."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.load.yaml import codes


def _bomb() -> str:
    levels = (f"{name}: [{', '.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdef", "bcdefg", strict=True))
    return "a: &a [1]\n" + "".join(line.replace(": [", f": &{line[0]} [") for line in levels)


STRUCTURE_RULES = (
    Rule(
        codes.DUPLICATE_KEY,
        "duplicate-key",
        Severity.ERROR,
        "a key stands twice in one mapping",
        "YAML forbids a key twice in one mapping. Most readers silently take the last one, some the first.",
        failing="team: search\nteam: login\n",
        passing="team: search\n",
    ),
    Rule(
        codes.KEY_NOT_TEXT,
        "key-not-text",
        Severity.ERROR,
        "a key is a mapping, a list or an alias",
        "Keys are names. A mapping as a key is nearly always a text that starts with `{{` and lacks its quotes.",
        failing="legend: {{instance}}\n",
        passing='legend: "{{instance}}"\n',
    ),
    Rule(
        codes.NULL_KEY,
        "null-key",
        Severity.ERROR,
        "a key is empty or null",
        "A key that is empty, `~` or `null` names nothing.",
        failing="null: login\n",
        passing="service: login\n",
    ),
    Rule(
        codes.MERGE_KEY,
        "merge-key",
        Severity.ERROR,
        "`<<` merges are not part of the language",
        "`<<` is not part of YAML 1.2. It would be a second way to inherit, and a finding could no longer say where a "
        "value comes from. Templates and `extends` do what it did.",
        failing="base: &base {team: search}\nlogin:\n  <<: *base\n",
        passing="extends: {base: {}}\n",
    ),
    Rule(
        codes.UNDEFINED_ALIAS,
        "undefined-alias",
        Severity.ERROR,
        "an alias whose anchor does not exist",
        "`*name` repeats the value that `&name` marks earlier in the same document, and there is none. "
        "Or it is a text that starts with `*` and lacks its quotes.",
        failing="path: *html\n",
        passing='path: "*html"\n',
    ),
    Rule(
        codes.RECURSIVE_ALIAS,
        "recursive-alias",
        Severity.ERROR,
        "an alias inside the value it stands for",
        "A value that repeats itself inside itself has no end.",
        failing="a: &a [*a]\n",
        passing="a: &a [1]\nb: *a\n",
    ),
    Rule(
        codes.ALIAS_EXPANSION,
        "alias-expansion",
        Severity.ERROR,
        "aliases blow the file up",
        "Aliases of aliases multiply: seven short lines can stand for a million values.",
        failing=_bomb(),
        passing="a: &a [1]\nb: *a\n",
    ),
    Rule(
        codes.TOO_DEEP,
        "too-deep",
        Severity.ERROR,
        "more than 64 levels of nesting",
        "The language nests about eight levels. More than 64 is a row of brackets that nobody closed.",
        failing="a: " + "[" * 70 + "\n",
        passing="a: []\n",
    ),
    Rule(
        codes.TOO_LARGE,
        "too-many-values",
        Severity.ERROR,
        "more than 100,000 values",
        "A spec has a few hundred values. More than 100,000 come from a generator that went wrong.",
        failing="",
        passing="a: []\n",
    ),
)
