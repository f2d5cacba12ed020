"""Specs without the mistakes that have one answer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from slocompiler.load.files import Overlay
from slocompiler.pipeline.compile_specs import Compiled
from slocompiler.pipeline.rewriting.candidates import Candidate, candidates, texts_with
from slocompiler.pipeline.rewriting.rewritten import Rewritten
from slocompiler.pipeline.rewriting.side_effects import failed
from slocompiler.pipeline.settle import settle
from slocompiler.pipeline.understand import understand

#: A file has one syntax error at a time, so that each round may reveal another.
_MOST_ROUNDS = 100


class Fixed(Struct, frozen=True):
    """`applied`: what was corrected, in order; `files`: the files with their new texts. Nothing is written.

    `compiled` holds the findings that are left, at their places in the new texts.
    """

    applied: tuple[Candidate, ...]
    files: tuple[Rewritten, ...]
    compiled: Compiled


def fix_specs(paths: Sequence[Path]) -> Fixed:
    """Corrects what has one answer until nothing of that kind is left.

    Each correction is compiled: one that brings a finding where it was made is taken back.
    """
    before = now = _compiled(paths, {})
    texts: dict[str, str] = {}
    applied: list[Candidate] = []
    hopeless: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        found = candidates(now, paths, hopeless)
        while found:
            attempted = {**texts, **texts_with(found, now.sources)}
            then = _compiled(paths, attempted)
            bad = failed(found, now, then)
            if not bad.hopeless and not bad.postponed:
                break
            hopeless |= {each.identity for each in bad.hopeless}
            found = [each for each in found if each not in bad.hopeless and each not in bad.postponed]
        if not found:
            break
        texts, now = attempted, then
        applied += found
    return Fixed(tuple(applied), _rewritten(texts, before.sources), now)


def _compiled(paths: Sequence[Path], texts: Mapping[str, str]) -> Compiled:
    understood = understand(paths, Overlay({Path(path): text.encode() for path, text in texts.items()}))
    return Compiled(understood.workspace, understood.compilation, settle(understood), understood.sources)


def _rewritten(texts: Mapping[str, str], sources: Mapping[str, str]) -> tuple[Rewritten, ...]:
    changed = ((path, text) for path, text in sorted(texts.items()) if text != sources[path])
    return tuple(Rewritten(Path(path), path, sources[path], text) for path, text in changed)
