"""What a document's meaning was read from, as one hash."""

import hashlib
from collections.abc import Iterable

from slocompiler.ir.references import SourceIr
from slocompiler.lower.scope import Scope


def source_of(scope: Scope, further_paths: Iterable[str]) -> SourceIr:
    """The document's path and digest; the digest covers further files that were read for it too."""
    document = scope.document
    paths = sorted(set(further_paths))
    if not paths:
        return SourceIr(document.path, document.digest)
    digest = hashlib.sha256(document.digest.encode())
    for path in paths:
        digest.update(hashlib.sha256(scope.sources.get(path, "").encode()).digest())
    return SourceIr(document.path, digest.hexdigest())
