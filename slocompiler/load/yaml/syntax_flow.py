"""Faults in and around `{...}` and `[...]`."""

import re

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.syntax_fault import SyntaxFault
from slocompiler.load.yaml.value_findings import query_as_mapping, query_in_flow

_CLOSING = {"{": "}", "[": "]"}
_MATCHER = re.compile(r"\{[^}]*(=|!=|=~|!~)\s*[\"']")


def query_in_flow_collection(fault: SyntaxFault) -> Diagnostic | None:
    """A `{` or `[` right behind a word inside a flow collection: `{total: x{job="a"}}`, `{q: rate(x[5m])}`."""
    if not _in_flow(fault) or fault.character not in ("{", "[") or not re.search(r"[\w)\]}\"]$", fault.before):
        return None
    message = f"the query ends at this `{fault.character}`: it stands inside a flow {_kind(fault)}"
    return query_in_flow(fault.here, message)


def query_starts_with_brace(fault: SyntaxFault) -> Diagnostic | None:
    """`{job="a"}[5m]` and `{job="a"} / x` as a value: a mapping with text behind it."""
    flow = fault.flow
    if not flow or not fault.follows(flow) or not fault.character.strip() or flow.line != flow.end_line:
        return None
    text = fault.lines[flow.line - 1][flow.column - 1 : flow.end_column - 1]
    return query_as_mapping(flow) if _MATCHER.match(text) else None


def text_after_bracket(fault: SyntaxFault) -> Diagnostic | None:
    if not fault.flow or not fault.follows(fault.flow) or not fault.character.strip() or _in_flow(fault):
        return None
    message = "there is text after the closing bracket"
    return fault.error(
        codes.TEXT_AFTER_VALUE, message, "a value that starts with a bracket ends with it: quote the text"
    )


def stray_bracket(fault: SyntaxFault) -> Diagnostic | None:
    if fault.character == "," and fault.problem == "did not find expected node content":
        return fault.error(codes.STRAY_BRACKET, "a comma without a value before it", "delete it")
    if fault.character not in ("}", "]"):
        return None
    sign = fault.character_at(fault.opened)
    if _in_flow(fault) and fault.opened and sign in _CLOSING:
        message = f"`{fault.character}` closes the `{sign}` of line {fault.opened[0] + 1}, column {fault.opened[1] + 1}"
        return fault.error(codes.STRAY_BRACKET, message, f"write `{_CLOSING[sign]}`")
    return fault.error(
        codes.STRAY_BRACKET, f"nothing is opened that this `{fault.character}` closes", "delete it, or quote the text"
    )


def unclosed_bracket(fault: SyntaxFault) -> Diagnostic | None:
    if not _in_flow(fault) or not fault.opened or (fault.opened[0] == fault.line and fault.character.strip()):
        return None
    sign = fault.character_at(fault.opened)
    remedy = f"close it with `{_CLOSING.get(sign, '}')}`"
    return fault.error(codes.UNCLOSED_BRACKET, f"this `{sign}` is not closed", remedy, fault.at(*fault.opened))


def missing_comma(fault: SyntaxFault) -> Diagnostic | None:
    if not _in_flow(fault):
        return None
    return fault.error(
        codes.MISSING_COMMA, f"a comma is missing in this flow {_kind(fault)}", "separate the entries with `, `"
    )


def _in_flow(fault: SyntaxFault) -> bool:
    return fault.context.startswith("while parsing a flow")


def _kind(fault: SyntaxFault) -> str:
    return "list" if "sequence" in fault.context else "mapping"
