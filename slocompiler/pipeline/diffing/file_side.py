"""The files of one side."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from slocompiler.load.files import FileSource


class FileSide(Struct, frozen=True):
    """`specs`: the folder of the specs in `files`. `contents`: name of each file -> what tells its content from others.

    A file has the same name on both sides; `paths` are where it is. `mentioning`: the names of files of which a line
    has one of some words, among those that both sides have alike. `title`: what people call this side.
    """

    title: str
    files: FileSource
    specs: Path
    contents: Mapping[str, str]
    path_of: Callable[[str], Path]
    mentioning: Callable[[Sequence[str]], frozenset[str]]
