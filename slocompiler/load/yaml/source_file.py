"""A spec file from the disk as text."""

from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.load.files import DISK, FileSource
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.characters import find_bad_character, normalize_line_ends
from slocompiler.load.yaml.finding import error

LARGEST_FILE = 1024 * 1024
_UTF8_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


class SourceFile(Struct, frozen=True):
    """The text of a file: no byte order mark, `\\n` at line ends. `shown_as` is the path that reports print."""

    path: Path
    shown_as: str
    text: str


def read_source(path: Path, shown_as: str, files: FileSource = DISK) -> SourceFile | Diagnostic:
    """The file's text, or the first thing that keeps it from being one, with line and column of the bad byte."""
    data = _read_bytes(path, shown_as, files)
    if isinstance(data, Diagnostic):
        return data
    text = _decode(data.removeprefix(_UTF8_MARK), shown_as)
    if isinstance(text, Diagnostic):
        return text
    text = normalize_line_ends(text)
    return find_bad_character(text, shown_as) or SourceFile(path, shown_as, text)


def _read_bytes(path: Path, shown_as: str, files: FileSource) -> bytes | Diagnostic:
    try:
        if not files.is_file(path):
            return _whole_file(
                codes.UNREADABLE_FILE, _why_no_file(path, files), shown_as, "give the path of a YAML file"
            )
        data = files.read(path, LARGEST_FILE + 1)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        return _whole_file(
            codes.UNREADABLE_FILE, f"this file cannot be read: {reason}", shown_as, "check its permissions"
        )
    if len(data) > LARGEST_FILE:
        return _whole_file(
            codes.FILE_TOO_LARGE, "this file is larger than 1 MiB", shown_as, "write one file per service"
        )
    return data


def _why_no_file(path: Path, files: FileSource) -> str:
    if files.is_folder(path):
        return "this is a directory, not a file"
    return "this is not a regular file" if files is DISK and path.exists() else "this file does not exist"


def _decode(data: bytes, shown_as: str) -> str | Diagnostic:
    if data.startswith(_WIDE_MARKS):
        return _whole_file(codes.UTF16, "this file is UTF-16 or UTF-32", shown_as, "save it as UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start]
        # All before the first bad byte is UTF-8, so the column can be counted in characters.
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        line = before.count(b"\n") + 1
        span = SourceSpan(shown_as, line, column, line, column + 1)
        message = f"the byte 0x{data[problem.start]:02X} is not UTF-8"
        return error(codes.NOT_UTF8, message, span, "save the file as UTF-8; it looks like Latin-1 or Windows-1252")


def _whole_file(code: str, message: str, shown_as: str, remedy: str) -> Diagnostic:
    return error(code, message, SourceSpan.start_of(shown_as), remedy)
