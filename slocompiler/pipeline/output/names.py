"""The names that the compiler itself uses in and beside an output folder."""

from pathlib import Path

#: Which files the compiler wrote, and their hashes.
MANIFEST = ".slocompile-manifest.json"
#: Present only while a build writes, or after one was killed.
WORK = ".slocompile-work"


def beside(root: Path) -> Path:
    """The work folder beside an output folder."""
    return root.with_name(f".{root.name}{WORK}")
