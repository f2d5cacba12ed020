"""Values that YAML reads as something else, because their quotes are missing."""

import re

from slocompiler.fix.fix import Edits, Fix
from slocompiler.fix.problem import Problem
from slocompiler.format.quoting import quoted

_DOES = "puts the value into quotes"
_CALLS = "signals:\n  calls:\n    events:\n      prometheus:\n        total: QUERY\n"
_COMMENT = re.compile(r"\s+#.*$")
_ENTRY = re.compile(r"\s*(- +)*[\w.-]+: +(?=\S)")
#: What follows a backslash in YAML (YAML 1.2.2, section 5.7).
_ESCAPES = frozenset('0abt\tnvfre "/\\N_LPxuU')


def _value_from(problem: Problem, start: int) -> tuple[int, str]:
    """The end and the text of a bare value that starts at a column of the finding's line, from 0."""
    line, before = problem.line, problem.line[:start]
    if before.count("{") + before.count("[") > before.count("}") + before.count("]"):
        text = re.split(r"[,}\]]", line[start:], maxsplit=1)[0].rstrip()
    else:
        text = _COMMENT.sub("", line[start:]).rstrip()
    return start + len(text), text


def _quote_from_here(problem: Problem, is_meant: re.Pattern[str]) -> Edits:
    start = problem.span.column - 1
    end, text = _value_from(problem, start)
    return problem.in_line(start, end, quoted(text)) if is_meant.fullmatch(text) else ()


def _quote_query(problem: Problem) -> Edits:
    return _quote_from_here(problem, re.compile(r"\{[^'#]*"))


def _quote_hash(problem: Problem) -> Edits:
    """Only a word right behind the `#`: what follows a blank may well be a comment."""
    return problem.replaced(quoted(problem.written)) if re.fullmatch(r"#[^\s#]+", problem.written) else ()


def _quote_star(problem: Problem) -> Edits:
    return _quote_from_here(problem, re.compile(r"\*([^\w].*)?"))


def _quote_tag(problem: Problem) -> Edits:
    """A tag with a value behind it may be one that another program wants."""
    return _quote_from_here(problem, re.compile(r"![^!\s]\S*"))


def _quote_reserved(problem: Problem) -> Edits:
    return _quote_from_here(problem, re.compile(r"[@`%].*"))


def _quote_ampersand(problem: Problem) -> Edits:
    return _quote_from_here(problem, re.compile(r"& .*"))


def _quote_entry(problem: Problem, starts: str) -> Edits:
    """The whole value of a line `key: value` in a block."""
    entry = _ENTRY.match(problem.line)
    if entry is None or not re.match(starts, problem.line[entry.end() :]) or _goes_on(problem):
        return ()
    end, text = _value_from(problem, entry.end())
    return problem.in_line(entry.end(), end, quoted(text)) if problem.span.column - 1 <= end else ()


def _goes_on(problem: Problem) -> bool:
    """Whether the line below is further in: the value may not be all there is."""
    lines = problem.text.split("\n")
    below = next((line for line in lines[problem.span.line :] if line.strip()), "")
    return _indent(below) > _indent(problem.line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _quote_colon(problem: Problem) -> Edits:
    return _quote_entry(problem, r"[^'\"\[{&*!|>%@`]")


def _quote_rest(problem: Problem) -> Edits:
    return _quote_entry(problem, r"['\"]")


def _single_quotes(problem: Problem) -> Edits:
    """Where no backslash in the text means anything to YAML, all of them are meant as they stand."""
    column = problem.span.column - 1
    found = next((m for m in re.finditer(r'"((?:[^"\\]|\\.)*)"', problem.line) if m.start() < column < m.end()), None)
    if found is None or any(escape[1] in _ESCAPES for escape in re.findall(r"\\.", found[1])):
        return ()
    return problem.in_line(found.start(), found.end(), quoted(found[1]))


QUOTE_FIXES = (
    Fix(
        "SLO112",
        "puts the query into quotes",
        "a mapping whose keys are matchers without values is no value of the language: only the query can be meant",
        _quote_query,
        _CALLS.replace("QUERY", '{__name__="calls_total",job="login"}'),
        _CALLS.replace("QUERY", '\'{__name__="calls_total",job="login"}\''),
    ),
    Fix(
        "SLO113",
        _DOES,
        "a comment has a blank behind its `#`; a word that clings to it, where a value is missing, is that value",
        _quote_hash,
        "description: #login\n",
        'description: "#login"\n',
    ),
    Fix(
        "SLO114",
        _DOES,
        "an alias has a name: a star alone, or before a sign, can only be text",
        _quote_star,
        "tracing:\n  sampling:\n    all: {rate: 1%, path: *}\n",
        'tracing:\n  sampling:\n    all: {rate: 1%, path: "*"}\n',
    ),
    Fix(
        "SLO116",
        _DOES,
        "specs have no tags, and a tag without a value says nothing: one word that starts with `!` can only be text",
        _quote_tag,
        "description: !prod\n",
        'description: "!prod"\n',
    ),
    Fix(
        "SLO117",
        _DOES,
        "YAML gives no meaning to a value that starts so, hence it can only be text",
        _quote_reserved,
        "description: @search and others  # who\n",
        'description: "@search and others"  # who\n',
    ),
    Fix(
        "SLO118",
        _DOES,
        "an anchor has a name right behind the `&`: with a blank there it can only be text",
        _quote_ampersand,
        "description: & more\n",
        'description: "& more"\n',
    ),
    Fix(
        "SLO119",
        _DOES,
        "one line of a block holds one key: what follows its first colon is the value, with all its colons",
        _quote_colon,
        "description: Latency: too high  # as they say\n",
        'description: "Latency: too high"  # as they say\n',
    ),
    Fix(
        "SLO125",
        _DOES,
        "the line has one value: a quote that closes early belongs to its text",
        _quote_rest,
        'description: "Login" is slow\n',
        "description: '\"Login\" is slow'\n",
    ),
    Fix(
        "SLO126",
        "puts the text between single quotes",
        "none of its backslashes means anything to YAML, so all of them are part of the text",
        _single_quotes,
        'alerts:\n  a:\n    promql: "up{path=~`/\\d+`} == 0"\n    severity: P1\n    runbook: fix-it\n',
        "alerts:\n  a:\n    promql: 'up{path=~`/\\d+`} == 0'\n    severity: P1\n    runbook: fix-it\n",
    ),
)
