"""What a pattern of the models asks for, in words."""

import re
from collections.abc import Callable

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, Rule, SourceSpan
from slocompiler.load.rules.values import INVALID_FORMAT, INVALID_NAME
from slocompiler.spec import fields, operations, organization, runbooks, signals


class Format(Struct, frozen=True):
    """`noun` completes "`x` is not ..."; `help` says how it is written, given what was written."""

    rule: Rule
    noun: str
    help: Callable[[str], str]


def _says(text: str) -> Callable[[str], str]:
    return lambda _: text


def _name_help(written: str) -> str:
    if any(part in written for part in ("/", "\\", "..")):
        return "names become file names, so they hold no path: lower-case letters, digits and `-`"
    kebab = re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", written).lower()).strip("-")[:63]
    rule = "names start with a lower-case letter and hold lower-case letters, digits and `-`, at most 63"
    return f"write `{kebab}`; {rule}" if re.fullmatch(r"[a-z][a-z0-9-]*", kebab) else rule


def _label_help(written: str) -> str:
    snake = re.sub(r"[^a-zA-Z0-9_]+", "_", written).strip("_")
    rule = "label names hold letters, digits and `_`, and start with no digit"
    return f"write `{snake}`; {rule}" if re.fullmatch(fields.LABEL_NAME_PATTERN, snake) else rule


def _timestamp_help(written: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        return f'write the time too, in UTC and in quotes: "{written}T00:00:00Z"'
    return 'write date and time in UTC, in quotes: "2026-12-01T22:00:00Z"'


def _clock_help(written: str) -> str:
    if re.fullmatch(r"\d:[0-5]\d", written):
        return f'write two digits for the hour: "0{written}"'
    return 'write hours and minutes in quotes, from "00:00" to "24:00"'


_FORMATS = {
    fields.NAME_PATTERN: Format(INVALID_NAME, "a name", _name_help),
    fields.SEVERITY_NAME_PATTERN: Format(
        INVALID_NAME,
        "a severity name",
        _says("severity names start with a letter and hold letters, digits, `-` and `_`: `P0`"),
    ),
    fields.PARAMETER_PATTERN: Format(
        INVALID_NAME,
        "a parameter name",
        _says("parameter names start with a lower-case letter and hold lower-case letters, digits and `_`"),
    ),
    fields.LABEL_NAME_PATTERN: Format(INVALID_FORMAT, "a label name", _label_help),
    fields.CLOCK_PATTERN: Format(INVALID_FORMAT, "a clock time", _clock_help),
    fields.URL_PATTERN: Format(INVALID_FORMAT, "an address", _says("write the whole address: `https://...`")),
    operations.TIMESTAMP_PATTERN: Format(INVALID_FORMAT, "a timestamp", _timestamp_help),
    organization.ACCOUNT_PATTERN: Format(
        INVALID_FORMAT, "an AWS account", _says('write its 12 digits in quotes: "123456789012"')
    ),
    organization.FUNCTION_PATTERN: Format(
        INVALID_FORMAT, "a function of a module", _says("write module and function: `our_panels:latency_panels`")
    ),
    organization.COST_PATTERN: Format(INVALID_FORMAT, "an amount of money", _says("write `1500 USD`")),
    runbooks.ACTION_PATTERN: Format(
        INVALID_FORMAT, "an AWS API action", _says("write service and operation: `eks:UpdateNodegroupConfig`")
    ),
    runbooks.PROPERTY_PATTERN: Format(
        INVALID_FORMAT, "a member of an answer", _says("write the path to it: `nodegroup.status`, `Items[0].State`")
    ),
    signals.BY_PATTERN: Format(
        INVALID_FORMAT, "a label to group by", _says('write a label, or "theirs as ours": "service as upstream"')
    ),
    signals.NAMESPACE_PATTERN: Format(
        INVALID_FORMAT, "a CloudWatch namespace", _says("namespaces hold letters, digits and `. - _ / # :`")
    ),
    signals.LOG_GROUP_PATTERN: Format(
        INVALID_FORMAT, "the name of a log group", _says("log groups hold letters, digits and `. - _ / #`, at most 512")
    ),
    signals.DIMENSION_PATTERN: Format(
        INVALID_FORMAT,
        "the name of a dimension",
        _says("dimensions hold printable ASCII characters, at most 255, and begin with none of space, `:`"),
    ),
    signals.REGION_PATTERN: Format(INVALID_FORMAT, "an AWS Region", _says("write it as AWS does: `eu-central-1`")),
}
_UNKNOWN = Format(INVALID_FORMAT, "in the format that belongs here", _says("see the reference of this key"))


def wrong_name(span: SourceSpan, name: str, pattern: str) -> Diagnostic:
    """The finding about a key that does not fit the pattern of its names."""
    format = format_of(pattern)
    return format.rule.at(span, f"`{name}` is not {format.noun}", format.help(name))


def format_of(pattern: str) -> Format:
    """What is meant by a pattern of the models."""
    return _FORMATS.get(pattern, _UNKNOWN)


def formats() -> tuple[str, ...]:
    """The patterns that are explained."""
    return tuple(_FORMATS)
