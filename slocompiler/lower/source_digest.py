"""What a document's meaning was read from, as one hash."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import PurePath

from slocompiler.ir.references import SourceIr
from slocompiler.lower.scope import Scope


def source_of(scope: Scope, further_paths: Iterable[str]) -> SourceIr:
    """The document's path and digest; the digest covers further files that were read for it too."""
    document = scope.document
    path = _from_folder_of(scope.organization.path, document.path)
    paths = sorted(set(further_paths))
    if not paths:
        return SourceIr(path, document.digest)
    digest = hashlib.sha256(document.digest.encode())
    for further in paths:
        digest.update(hashlib.sha256(scope.sources.get(further, "").encode()).digest())
    return SourceIr(path, digest.hexdigest())


def _from_folder_of(organization: str, path: str) -> str:
    """`specs/login.yaml`, however the folder was named and wherever it lies: artifacts know no machine."""
    # abspath follows no links: the name that the user gave the folder is the one that people know.
    folder = PurePath(os.path.abspath(PurePath(organization).parent))  # noqa: PTH100
    file = PurePath(os.path.abspath(path))  # noqa: PTH100
    return file.relative_to(folder.parent).as_posix() if file.is_relative_to(folder) else file.name
