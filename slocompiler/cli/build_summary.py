"""What a build did, in a few lines."""

from collections.abc import Iterator
from pathlib import Path

from slocompiler.cli.options import ReportOptions
from slocompiler.cli.show import show_note
from slocompiler.pipeline.built import Built
from slocompiler.pipeline.output.write_outcome import WriteOutcome
from slocompiler.report.plural import counted


def show_outcome(built: Built, out: Path, options: ReportOptions, *, is_check: bool) -> None:
    outcome = built.outcome
    if outcome is None:
        lines = [f"{'nothing was compared' if is_check else 'nothing was written'}: there are findings to answer first"]
    elif outcome.refused:
        lines = list(_refused(outcome, out))
    elif is_check:
        lines = list(_differences(outcome, out))
    else:
        lines = [_summary(built, outcome, out)]
    show_note("\n".join(lines), options)


def _summary(built: Built, outcome: WriteOutcome, out: Path) -> str:
    written = len(outcome.added) + len(outcome.changed)
    files = f"{counted(written, 'file')} written, {outcome.unchanged} unchanged, {len(outcome.removed)} removed"
    return f"{counted(built.service_count, 'service')} -> {out}: {files} ({', '.join(built.targets)})"


def _differences(outcome: WriteOutcome, out: Path) -> Iterator[str]:
    if outcome.is_clean:
        yield f"{out} is up to date: {counted(outcome.unchanged, 'file')}"
        return
    yield f"{out} is out of date; `slocompile build` brings it up to date:"
    for word, paths in (("missing", outcome.added), ("changed", outcome.changed), ("extra", outcome.removed)):
        yield from (f"  {word}  {path}" for path in paths)
    if not (outcome.added or outcome.changed or outcome.removed):
        yield "  the manifest alone"


def _refused(outcome: WriteOutcome, out: Path) -> Iterator[str]:
    yield f"nothing was written to {out}, where these files are in the way:"
    yield from (f"  {path}: {reason}" for path, reason in outcome.refused)
    yield "bring what was changed by hand into the spec, then use --force to overwrite, or move the files away"
