"""libyaml's syntax errors in words that say what to do."""

from collections.abc import Callable

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.syntax_block import (
    colon_in_value,
    empty_key,
    indentation,
    missing_colon,
    nested_on_one_line,
    tab_indentation,
    text_after_document,
)
from slocompiler.load.yaml.syntax_fault import SyntaxFault
from slocompiler.load.yaml.syntax_flow import (
    missing_comma,
    query_in_flow_collection,
    query_starts_with_brace,
    stray_bracket,
    text_after_bracket,
    unclosed_bracket,
)
from slocompiler.load.yaml.syntax_quotes import text_after_quote, unclosed_quote, unknown_escape
from slocompiler.load.yaml.syntax_starts import (
    directive,
    reserved_start,
    starts_with_ampersand,
    starts_with_block,
    starts_with_star,
    tag,
)

#: The first that knows the fault explains it: what is certain stands before what is likely.
_EXPLANATIONS: tuple[Callable[[SyntaxFault], Diagnostic | None], ...] = (
    tab_indentation,
    unclosed_quote,
    unknown_escape,
    starts_with_star,
    starts_with_ampersand,
    starts_with_block,
    directive,
    reserved_start,
    tag,
    query_in_flow_collection,
    query_starts_with_brace,
    text_after_quote,
    stray_bracket,
    text_after_bracket,
    unclosed_bracket,
    empty_key,
    missing_comma,
    nested_on_one_line,
    missing_colon,
    colon_in_value,
    indentation,
    text_after_document,
)


def explain_syntax_error(fault: SyntaxFault) -> Diagnostic:
    """The one finding about a file that is not YAML."""
    for explain in _EXPLANATIONS:
        diagnostic = explain(fault)
        if diagnostic:
            return diagnostic
    remedy = "quote the text around this place, or compare its indentation with its neighbours"
    return fault.error(codes.SYNTAX, "YAML cannot be read from here on", remedy)
