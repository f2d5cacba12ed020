"""What an import did, whatever the format of its report."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.remark import Fate, Remark


class ImportReport(Struct, frozen=True):
    """`written` and `unchanged` are the paths of specs. `refused` are errors: what they are about is in no spec.

    Remarks and findings are sorted by place. `is_trial`: nothing was written, `written` is what would be.
    """

    title: str
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    remarks: tuple[Remark, ...]
    refused: tuple[Diagnostic, ...]
    is_trial: bool = False

    @property
    def counts(self) -> Mapping[str, int]:
        """How many things have each fate, in words."""
        found = {fate.value: sum(remark.fate is fate for remark in self.remarks) for fate in Fate}
        return {**found, "refused": len(self.refused)}


def sort_remarks(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """All remarks once, by place; general ones once a file, at the first place."""
    once: dict[object, Remark] = {}
    for remark in sorted(remarks, key=lambda remark: remark.sort_key):
        about = (remark.span.path, remark.code, remark.what) if remark.general else remark
        once.setdefault(about, remark)
    return tuple(once.values())
