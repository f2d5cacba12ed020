"""What the output of a build depends on beside its input: the compiler, and what it is installed with."""

import os
import sys
from hashlib import sha256
from pathlib import Path

import msgspec

import slocompiler


def compiler_identity() -> str:
    """A hash that changes with the compiler's own files, the packages installed beside it, and Python."""
    folder = Path(slocompiler.__file__).parent
    facts = [sys.version, slocompiler.__version__, *_packages()]
    _add_files(facts, str(folder))
    return sha256("\n".join(facts).encode("utf-8", "surrogatepass")).hexdigest()


def _packages() -> list[str]:
    """The folders that pip leaves beside each package are named after its version."""
    installed = Path(msgspec.__file__).parents[1]
    return sorted(name for name in os.listdir(installed) if name.endswith(".dist-info"))  # noqa: PTH208


def _add_files(facts: list[str], folder: str) -> None:
    """Time and size of every file of the compiler, in a fixed order: nobody raises the version with each edit."""
    with os.scandir(folder) as found:
        entries = sorted((entry.name, entry) for entry in found)
    for name, entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if name != "__pycache__":
                _add_files(facts, entry.path)
        else:
            status = entry.stat()
            facts.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
