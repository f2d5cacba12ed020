"""Which paths an artifact may have."""

import re
import unicodedata
from collections.abc import Iterable

from slocompiler.pipeline.output.names import MANIFEST, WORK
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.output.tree import folders_of

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_REPORT_IT = "a target made this path: please report it"


def check_artifact_paths(paths: Iterable[str]) -> None:
    """Raises OutputError for a path that leaves the output folder, and for two paths that would be one file.

    Two paths that differ in case only are one file on macOS and Windows, where a checkout would lose one of them.
    """
    seen: dict[str, str] = {}
    for path in paths:
        check_path(path)
        folded = _folded(path)
        if folded in seen:
            raise OutputError(f"`{seen[folded]}` and `{path}` are one file where case does not matter", _REPORT_IT)
        seen[folded] = path
    for folded, path in seen.items():
        for folder in folders_of(folded):
            if folder in seen:
                raise OutputError(f"`{seen[folder]}` is a file and the folder of `{path}`", _REPORT_IT)


def check_path(path: str) -> None:
    """Raises OutputError for a path that is not plainly one below the output folder."""
    parts = path.split("/")
    if path.startswith("/") or any(part in ("", ".", "..") for part in parts):
        raise OutputError(f"`{path}` is not a path below the output folder", _REPORT_IT)
    if _FORBIDDEN.search(path) or any(part.endswith((" ", ".")) for part in parts):
        raise OutputError(f"{path!r} is not a file name on every system", _REPORT_IT)
    if parts[0] in (MANIFEST, WORK):
        raise OutputError(f"`{path}` is a name that the compiler needs itself", _REPORT_IT)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
