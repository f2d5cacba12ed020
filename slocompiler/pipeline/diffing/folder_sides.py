"""Two sides from two folders on the disk."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from slocompiler.load.documents.find_files import organization_above
from slocompiler.load.files import DISK
from slocompiler.pipeline.diffing.file_side import FileSide

#: The name of an organization that stands above a folder of specs.
_ABOVE = "../organization"


def folder_side(folder: Path) -> FileSide:
    """All files of a folder, hidden ones left out. Files that cannot be read differ from all others."""
    paths = {path.relative_to(folder).as_posix(): path for path in DISK.files_below(folder)}
    above = organization_above(folder)
    if above is not None and above.parent != folder:
        paths[_ABOVE] = above
    contents = {name: _read(path) for name, path in paths.items()}

    def mentioning(words: Sequence[str]) -> frozenset[str]:
        wanted = [word.encode() for word in words]
        return frozenset(name for name, data in contents.items() if any(word in data for word in wanted))

    return FileSide(
        title=folder.as_posix(),
        files=DISK,
        specs=folder,
        contents={name: sha256(data).hexdigest() for name, data in contents.items()},
        path_of=lambda name: paths.get(name, folder / name),
        mentioning=mentioning,
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return str(path).encode()
