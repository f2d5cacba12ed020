"""What can be wrong with a key."""

from slocompiler.diagnostics import Diagnostic, RelatedSpan, SourceSpan
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.core_schema import NULLS
from slocompiler.load.yaml.finding import error


def refused_key(text: str, span: SourceSpan) -> Diagnostic | None:
    """Why this plain scalar cannot be a key."""
    if text == "<<":
        return merge_key(span)
    return null_key(span) if text in NULLS else None


def duplicate_key(key: str, span: SourceSpan, first: SourceSpan) -> Diagnostic:
    message = f"the key `{key}` is written twice"
    related = (RelatedSpan(first, "it is written here first"),)
    return error(codes.DUPLICATE_KEY, message, span, "keep one of the two", related)


def key_not_text(span: SourceSpan, lines: list[str]) -> Diagnostic:
    line = lines[span.line - 1]
    if "{{" in line[max(span.column - 2, 0) : span.column]:
        message, remedy = "a text that starts with `{{` was read as a mapping", 'quote it: "{{ ... }}"'
    else:
        message, remedy = "a key must be a text", "a mapping, a list or an alias cannot be a key"
    return error(codes.KEY_NOT_TEXT, message, span, remedy)


def merge_key(span: SourceSpan) -> Diagnostic:
    message = "`<<` merges are not part of the language"
    return error(codes.MERGE_KEY, message, span, "put what is shared into a template and write `extends`")


def null_key(span: SourceSpan) -> Diagnostic:
    return error(codes.NULL_KEY, "a key is empty", span, "write a name before the colon")
