"""A spec that an editor pipes through, in the one layout."""

from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import has_errors
from slocompiler.load.files import Overlay
from slocompiler.pipeline.format_specs import Formatting, format_specs
from slocompiler.pipeline.rewriting.rewritten import with_line_ends_of


class Piped(Struct, frozen=True):
    """`content`: the whole text in the one layout; None when it cannot be laid out, and then there is none of it."""

    formatting: Formatting
    content: bytes | None


def format_piped(content: bytes, name: str) -> Piped:
    """The layout of a text, as that of the file of this name: with the organization and the templates beside it.

    What that file holds on the disk does not matter, nor whether it is there. A text that is laid out already comes
    back byte for byte.
    """
    path = Path(name)
    found = format_specs([path], Overlay({path: content}))
    if found.refused or has_errors(list(found.findings)):
        return Piped(found, None)
    return Piped(found, with_line_ends_of(content, found.changed[0].new) if found.changed else content)
