"""The text of a program."""

from pathlib import Path


def program_text(name: str) -> str:
    """The file of that name beside this one."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
