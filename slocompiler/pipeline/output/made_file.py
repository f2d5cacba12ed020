"""A file that the output folder is to hold."""

from hashlib import sha256

from msgspec import Struct

from slocompiler.pipeline.output.file_signature import FileSignature


class MadeFile(Struct, frozen=True):
    """`digest` is the SHA-256 of its bytes; `data` is None for one that an earlier build made and this one did not."""

    path: str
    digest: str
    data: bytes | None


class OutputFact(Struct, frozen=True, array_like=True):
    """A file that was written: its SHA-256, and how to recognise it; None where it must be read to know."""

    digest: str
    signature: FileSignature | None


class LostOutputError(Exception):
    """A file that was made before is not there as it was, so that it must be made again."""


def made_file(path: str, text: str) -> MadeFile:
    data = text.encode()
    return MadeFile(path, digest_of(data), data)


def digest_of(data: bytes) -> str:
    return sha256(data).hexdigest()
