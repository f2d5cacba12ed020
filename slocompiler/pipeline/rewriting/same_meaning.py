"""Whether specs mean the same after their files are rewritten."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from slocompiler.diagnostics import Diagnostic
from slocompiler.diff.meaning import is_same
from slocompiler.load.files import DISK, FileSource, Overlay
from slocompiler.pipeline.rewriting.rewritten import Rewritten
from slocompiler.pipeline.settle import settle
from slocompiler.pipeline.understand import Understood, understand


def changed_in_meaning(
    paths: Sequence[Path], files: Sequence[Rewritten], source: FileSource = DISK
) -> tuple[Rewritten, ...]:
    """Those of the files whose new text would mean something else, or bring a finding, within the specs of `paths`.

    `source`: where the old texts are.
    """
    if not files:
        return ()
    before = understand(paths, source)
    if _means_the_same(before, paths, files):
        return ()
    return tuple(file for file in files if not _means_the_same(before, paths, [file])) or tuple(files)


def _means_the_same(before: Understood, paths: Sequence[Path], files: Iterable[Rewritten]) -> bool:
    after = understand(paths, Overlay({file.path: file.new.encode() for file in files}))
    if _kinds(settle(after)) - _kinds(settle(before)):
        return False
    return is_same(before.compilation, after.compilation)


def _kinds(findings: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    return Counter((finding.span.path, finding.code) for finding in findings)
