"""What a build did to the output folder."""

from msgspec import Struct


class WriteOutcome(Struct, frozen=True):
    """What a build did to the output folder, or would do; paths are sorted and below that folder.

    `refused`: files that were in the way, with the reason; nothing at all was written then.
    `is_manifest_stale`: the manifest is not, or was not, the one of these files.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    is_manifest_stale: bool = False

    @property
    def is_clean(self) -> bool:
        """The folder holds what was made already."""
        return not (self.added or self.changed or self.removed or self.is_manifest_stale)
