"""Explanations: values that YAML does not read as they look."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.load.yaml import codes

TRAP_RULES = (
    Rule(
        codes.QUERY_IN_FLOW,
        "query-in-flow-collection",
        Severity.ERROR,
        "a query in {...} or [...] ends at its own brace, bracket or comma",
        "Inside `{...}` and `[...]` the characters `{ } [ ] ,` belong to YAML, so a query ends at its first brace, "
        "bracket or comma. In block style it needs no quotes.",
        failing='prometheus: {total: requests_total{job="login"}}\n',
        passing='prometheus:\n  total: requests_total{job="login"}\n',
    ),
    Rule(
        codes.QUERY_AS_MAPPING,
        "query-read-as-mapping",
        Severity.ERROR,
        "a selector that starts with { was read as a mapping",
        "A value that starts with `{` is a YAML mapping. A selector without a metric name in front parses as one, "
        "with its matchers as keys and no values.",
        failing='total: {__name__=~"a|b",job="login"}\n',
        passing='total: \'{__name__=~"a|b",job="login"}\'\n',
    ),
    Rule(
        codes.CUT_BY_COMMENT,
        "value-cut-by-comment",
        Severity.ERROR,
        "a value is missing because ` #` starts a comment",
        "A `#` behind a blank starts a comment, so `channel: #alerts` has no value at all.",
        failing="channel: #alerts\n",
        passing='channel: "#alerts"\n',
    ),
    Rule(
        codes.STARTS_WITH_STAR,
        "starts-with-star",
        Severity.ERROR,
        "a value that starts with * is an alias",
        "YAML reads `*name` as an alias, a repetition of an earlier value. A text that starts with `*` is quoted.",
        failing="path: *\n",
        passing='path: "*"\n',
    ),
    Rule(
        codes.STARTS_WITH_BLOCK,
        "starts-with-block-indicator",
        Severity.ERROR,
        "a value that starts with > or | is a block scalar",
        "`>` and `|` say that a text follows on the next lines; nothing may stand behind them. "
        "A comparison is a key: `above`, `below`.",
        failing="value: > 95\n",
        passing="value: {above: 95%}\n",
    ),
    Rule(
        codes.TAG,
        "yaml-tag",
        Severity.ERROR,
        "a value that starts with ! is a tag",
        "`!name` is a YAML tag: it tells a program to build an object of its own. Specs hold plain data, so a value "
        "that starts with `!` can only be a text without its quotes.",
        failing="environment: !prod\n",
        passing='environment: "!prod"\n',
    ),
    Rule(
        codes.RESERVED_START,
        "reserved-start",
        Severity.ERROR,
        "a value that starts with %, @ or a backtick",
        "YAML reserves `@` and the backtick and uses `%` for directives. A value that starts so is quoted.",
        failing="owner: @search\n",
        passing='owner: "@search"\n',
    ),
    Rule(
        codes.STARTS_WITH_AMPERSAND,
        "starts-with-ampersand",
        Severity.ERROR,
        "a value that starts with & is an anchor",
        "YAML reads `&name` as an anchor, the name of a value to repeat. A text that starts with `&` is quoted.",
        failing="title: & more\n",
        passing='title: "& more"\n',
    ),
    Rule(
        codes.COLON_IN_VALUE,
        "colon-in-value",
        Severity.ERROR,
        "`: ` inside a value that is not quoted",
        "A colon with a blank behind it ends a key, also in the middle of a sentence. Such a value is quoted.",
        failing="title: Latency: too high\n",
        passing='title: "Latency: too high"\n',
    ),
)
