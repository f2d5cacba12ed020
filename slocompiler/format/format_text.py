"""A file in the one layout."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from slocompiler.format.blocks import Layout
from slocompiler.format.concrete.nodes import Collection, Document, Remark
from slocompiler.format.concrete.read import read_documents
from slocompiler.format.gaps import has_gap
from slocompiler.format.heads import without_head
from slocompiler.format.key_order import has_repeated_anchor
from slocompiler.format.remarks import lines_of
from slocompiler.format.same_content import same_content
from slocompiler.format.surroundings import Surroundings, surroundings_of
from slocompiler.load.yaml import Comment, ParsedYaml, parse_yaml


class WouldChangeError(Exception):
    """The text in the one layout would say something else: a fault of this package, and nothing to write."""


#: One layout may part comments that shared a column, and the next then no longer keeps it.
_MOST_PASSES = 5


def format_text(text: str, parsed: ParsedYaml, path: str) -> str:
    """The text in the one layout. `parsed` is what was read of it: documents that are mappings, and no finding.

    Raises WouldChangeError when what comes of it holds other values or other comments than the text.
    """
    for _ in range(_MOST_PASSES):
        documents = enumerate(documents_of(text, parsed))
        formatted = "\n".join(line for number, document in documents for line in _document(document, number)) + "\n"
        found = parse_yaml(formatted, path)
        if not same_content(parsed, found):
            raise WouldChangeError(path)
        if formatted == text:
            break
        text, parsed = formatted, found
    return text


def documents_of(text: str, parsed: ParsedYaml) -> tuple[Document, ...]:
    """The documents of a text as they were written."""
    lines = text.split("\n")
    columns = Counter(comment.span.column for comment in parsed.comments if not comment.alone)
    remarks = (_remark(lines, comment, is_aligned=columns[comment.span.column] > 1) for comment in parsed.comments)
    return read_documents(text, tuple(remarks))


def _remark(lines: Sequence[str], comment: Comment, *, is_aligned: bool) -> Remark:
    span = comment.span
    text = lines[span.line - 1][span.column - 1 :].rstrip()
    return Remark(text, (span.line - 1, span.column - 1), comment.alone, is_aligned)


def _document(document: Document, number: int) -> list[str]:
    root = document.root
    at = surroundings_of(part.key.text for part in root.parts if part.key)
    layout = Layout(keeps_order=has_repeated_anchor(root))
    lines = lines_of(_without_gap(document.before), 0)
    if number or document.is_marked or root.anchor:
        lines.append(f"--- &{root.anchor}" if root.anchor else "---")
    return [*lines, *_body(root, layout, at)]


def _body(root: Collection, layout: Layout, at: Surroundings) -> list[str]:
    parts = layout.arranged(root, at)
    if not parts or parts[0].key is root.parts[0].key:
        return layout.block(parts, root.tail if parts else _without_gap(root.tail), at, 0)
    head, first = without_head(root.parts[0])
    parts = layout.arranged(replace(root, parts=(first, *root.parts[1:])), at)
    gap = [""] if head and (has_gap(first) or parts[0].above) else []
    return [*lines_of(_without_gap(head), 0), *gap, *layout.block(parts, root.tail, at, 0)]


def _without_gap(remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    return (replace(remarks[0], gap=False), *remarks[1:]) if remarks else ()
