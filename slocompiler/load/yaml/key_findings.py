"""What can be wrong with a key."""

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Severity, SourceSpan
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.nodes import ScalarNode


def refused_key(node: ScalarNode | None, span: SourceSpan, lines: list[str]) -> Diagnostic | None:
    """Why this key cannot be one; no `node` is a key that is not a scalar."""
    if node is None:
        return key_not_text(span, lines)
    if node.style:
        return None
    if node.text == "<<":
        return merge_key(span)
    return null_key(span) if node.value is None else None


def duplicate_key(key: ScalarNode, first: SourceSpan) -> Diagnostic:
    message = f"the key `{key.text}` is written twice"
    related = (RelatedSpan(first, "it is written here first"),)
    return Diagnostic(codes.DUPLICATE_KEY, Severity.ERROR, message, key.span, "keep one of the two", related)


def key_not_text(span: SourceSpan, lines: list[str]) -> Diagnostic:
    line = lines[span.line - 1]
    if "{{" in line[max(span.column - 2, 0) : span.column]:
        message, help = "a text that starts with `{{` was read as a mapping", 'quote it: "{{ ... }}"'
    else:
        message, help = "a key must be a text", "a mapping, a list or an alias cannot be a key"
    return Diagnostic(codes.KEY_NOT_TEXT, Severity.ERROR, message, span, help)


def merge_key(span: SourceSpan) -> Diagnostic:
    message = "`<<` merges are not part of the language"
    return Diagnostic(codes.MERGE_KEY, Severity.ERROR, message, span, "put what is shared into a template and write `extends`")


def null_key(span: SourceSpan) -> Diagnostic:
    return Diagnostic(codes.NULL_KEY, Severity.ERROR, "a key is empty", span, "write a name before the colon")
