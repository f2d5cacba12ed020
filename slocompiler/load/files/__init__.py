"""Where the files of specs are read from: the disk, with more files on it or without, or a commit."""

from slocompiler.load.files.disk import DISK, Disk
from slocompiler.load.files.file_source import FileSource
from slocompiler.load.files.overlay import Overlay
from slocompiler.load.files.stored_files import StoredFiles

__all__ = ["DISK", "Disk", "FileSource", "Overlay", "StoredFiles"]
