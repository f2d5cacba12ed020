"""The manifest: which files the compiler wrote, by target, with the hash of each."""

import json
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from slocompiler import __version__
from slocompiler.emit import write_json
from slocompiler.pipeline.output.names import MANIFEST
from slocompiler.pipeline.output.output_error import OutputError

_FORMAT = 1


class Manifest(Struct, frozen=True):
    """`files`: target -> path -> SHA-256 in hexadecimal; `source` is the text it was read from.

    No time and no machine is in it: equal input gives equal bytes.
    """

    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    source: str | None = None

    @property
    def hashes(self) -> dict[str, str]:
        """path -> SHA-256, of all targets."""
        return {path: digest for paths in self.files.values() for path, digest in paths.items()}

    def text(self) -> str:
        files = {target: dict(paths) for target, paths in self.files.items() if paths}
        return write_json({"format": _FORMAT, "compiler": __version__, "files": files})


def read_manifest(root: Path, *, force: bool = False) -> Manifest:
    """The manifest of an output folder, empty when there is none.

    Raises OutputError when it cannot be understood; with `force` it counts as empty then.
    """
    path = root / MANIFEST
    try:
        return _parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Manifest()
    except ValueError as problem:
        if force:
            return Manifest()
        raise OutputError(
            f"{path} is damaged: {problem}",
            "restore it from version control, or use --force: files that are no longer made then stay where they are",
        ) from None


def _parse(text: str) -> Manifest:
    document = json.loads(text)
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise ValueError("it is not a manifest of this version of slocompile")
    files = document.get("files")
    if not isinstance(files, dict) or not all(map(_is_text_by_text, files.values())):
        raise ValueError("it does not list files and hashes")
    return Manifest(files, text)


def _is_text_by_text(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
