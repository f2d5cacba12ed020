"""Specs to the disk: all of them or none."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from slocompiler.pipeline.output import disk
from slocompiler.pipeline.output.output_error import OutputError

_NEW = ".slocompile-new"
_OLD = ".slocompile-old"


class WrittenSpecs(Struct, frozen=True):
    """Paths, sorted: those that were written, and those that were there already with the same bytes."""

    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]


def write_specs(files: Mapping[Path, str], *, force: bool, is_trial: bool) -> WrittenSpecs:
    """Writes path -> text. Raises OutputError, and changes nothing, when a file is there with another text.

    With `force` such files are overwritten. With `is_trial` nothing is written.
    """
    present = {path: _present(path) for path in files}
    unchanged = [path for path, data in present.items() if data == files[path].encode()]
    in_the_way = [path for path, data in present.items() if data is not None and path not in unchanged]
    if in_the_way and not force:
        first, *others = sorted(in_the_way)
        which = f"{first} is" if not others else f"{first} and {len(others)} more files are"
        raise OutputError(f"{which} there already, with another text", "nothing was written; --force overwrites")
    new = sorted(path for path in files if path not in unchanged)
    if not is_trial:
        _write({path: files[path].encode() for path in new})
    return WrittenSpecs(tuple(new), tuple(sorted(unchanged)))


def _present(path: Path) -> bytes | None:
    """What is there; None for nothing. A link is not written through: it is in the way whatever it leads to."""
    if path.is_symlink():
        return b""
    try:
        return path.read_bytes() if path.exists() else None
    except OSError as problem:
        raise OutputError(f"{path} cannot be read: {problem.strerror}", "choose another folder with --out") from None


def _write(files: Mapping[Path, bytes]) -> None:
    """New texts are written beside the files, then renamed; when a renaming fails, those before it are undone."""
    done: list[Path] = []
    try:
        for path, data in files.items():
            disk.make_folder(path.parent)
            disk.remove_file(_beside(path, _NEW))
            disk.write_file(_beside(path, _NEW), data)
        disk.flush([_beside(path, _NEW) for path in files])
        for path in files:
            if path.exists() or path.is_symlink():
                disk.link(path, _beside(path, _OLD))
            done.append(path)
            disk.rename(_beside(path, _NEW), path)
    except OSError as problem:
        _undo(done)
        message = f"{problem.filename or 'the folder'} cannot be written: {problem.strerror}"
        raise OutputError(message, "choose another folder with --out") from None
    finally:
        for path in files:
            disk.remove_file(_beside(path, _NEW))
            disk.remove_file(_beside(path, _OLD))


def _undo(done: list[Path]) -> None:
    for path in done:
        old = _beside(path, _OLD)
        if old.exists() or old.is_symlink():
            disk.rename(old, path)
        elif not _beside(path, _NEW).exists():
            disk.remove_file(path)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f".{path.name}{suffix}")
