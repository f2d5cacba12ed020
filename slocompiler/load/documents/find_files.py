"""The YAML files that paths stand for."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.load.files import DISK, FileSource
from slocompiler.load.rules.documents import NOTHING_TO_LOAD, TOO_MANY_FILES

MOST_FILES = 20_000
SUFFIXES = (".yaml", ".yml")
ORGANIZATION_FILES = ("organization.yaml", "organization.yml")


class FolderFiles(Struct, frozen=True):
    """The spec files of a folder, sorted by path, or why they are not read."""

    files: tuple[Path, ...]
    finding: Diagnostic | None


def files_in_folder(folder: Path, most: int = MOST_FILES, source: FileSource = DISK) -> FolderFiles:
    """All YAML files below a folder but hidden ones. No link is followed out of it, and no link to a folder at all."""
    files: list[Path] = []
    for path in _walk(folder, source):
        if len(files) == most:
            start = SourceSpan.start_of(folder.as_posix())
            message, help = f"this folder holds more than {most} YAML files", "give the folder of the specs alone"
            return FolderFiles((), TOO_MANY_FILES.at(start, message, help))
        files.append(path)
    if not files:
        start = SourceSpan.start_of(folder.as_posix())
        return FolderFiles((), NOTHING_TO_LOAD.at(start, "this folder holds no YAML file", "is it the right folder?"))
    return FolderFiles(tuple(sorted(files)), None)


def file_named(folder: Path, name: str, most: int = MOST_FILES, source: FileSource = DISK) -> Path | None:
    """The first file below a folder that is called `name` with a YAML suffix, nearest to the top."""
    direct = (folder / f"{name}{suffix}" for suffix in SUFFIXES)
    found = next((path for path in direct if source.is_file(path)), None)
    if found:
        return found
    for count, path in enumerate(_walk(folder, source)):
        if count > most:
            return None
        if path.stem == name:
            return path
    return None


def organization_above(path: Path, source: FileSource = DISK) -> Path | None:
    """The organization's file beside `path` (a file, or the folder itself) or in the nearest folder above."""
    folder = path if source.is_folder(path) else path.parent
    for _ in range(64):
        for name in ORGANIZATION_FILES:
            if source.is_file(folder / name):
                return folder / name
        above = _above(folder, source)
        if source.real_path(above) == source.real_path(folder):
            return None
        folder = above
    return None


def _above(folder: Path, source: FileSource) -> Path:
    """The folder above, written as the user would: `specs` for `specs/web`, `..` for `.`."""
    if source.is_link(folder) or (folder.name in ("", "..") and not folder.is_absolute()):
        return folder / ".." if folder != Path() else Path("..")
    return folder.parent


def _walk(folder: Path, source: FileSource) -> Iterator[Path]:
    root = source.real_path(folder)
    for path in source.files_below(folder):
        if path.name.endswith(SUFFIXES) and (not source.is_link(path) or _is_inside(source.real_path(path), root)):
            yield path


def _is_inside(place: str, root: str) -> bool:
    return Path(place).is_relative_to(root)
