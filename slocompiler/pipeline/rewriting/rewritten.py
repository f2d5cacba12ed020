"""A spec file with another text, and how it gets onto the disk."""

import os
from pathlib import Path

from msgspec import Struct

from slocompiler.load.yaml.characters import normalize_line_ends
from slocompiler.pipeline.output import disk
from slocompiler.pipeline.output.output_error import OutputError

_UTF8_MARK = "\ufeff"


class Rewritten(Struct, frozen=True):
    """`old` and `new` are texts with `\\n` at line ends. `shown_as`: the path as reports print it."""

    path: Path
    shown_as: str
    old: str
    new: str

    def diff(self) -> str:
        """The change as a unified diff."""
        from difflib import unified_diff  # slower to load than checking a file

        old, new = self.old.splitlines(keepends=True), self.new.splitlines(keepends=True)
        lines = (
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in unified_diff(old, new, f"a/{self.shown_as}", f"b/{self.shown_as}")
        )
        return "".join(lines)


def write(file: Rewritten) -> None:
    """Replaces the file in one step: whoever reads it sees the old text or the new one.

    Line ends stay what they are. Raises OutputError when the file cannot be written, or is no longer what was read.
    """
    place = Path(os.path.realpath(file.path))
    try:
        present = place.read_bytes()
        if _text(present) != file.old:
            raise OutputError(f"{file.shown_as} was changed in the meantime", "run the command again")
        if not os.access(place, os.W_OK):
            raise OutputError(f"{file.shown_as} cannot be written: it is read-only", "check its permissions")
        _replace(place, with_line_ends_of(present, file.new))
    except OSError as problem:
        raise OutputError(f"{file.shown_as} cannot be written: {problem.strerror}", "check its permissions") from None


def _replace(place: Path, data: bytes) -> None:
    draft = place.with_name(f".{place.name}.slocompile-draft")
    disk.remove_file(draft)
    try:
        disk.write_file(draft, data)
        disk.copy_attributes(place, draft)
        disk.flush([draft])
        disk.rename(draft, place)
    finally:
        disk.remove_file(draft)


def _text(data: bytes) -> str:
    return normalize_line_ends(data.decode("utf-8", "replace").removeprefix(_UTF8_MARK))


def with_line_ends_of(present: bytes, text: str) -> bytes:
    """The text as bytes, with line ends of Windows where all that is present has them."""
    is_windows = b"\r\n" in present and present.count(b"\n") == present.count(b"\r\n")
    return (text.replace("\n", "\r\n") if is_windows else text).encode()
