"""What the reading of rule files shares."""

from collections.abc import Mapping

from msgspec import Struct, field

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.hand_written.found_rule import FoundRule
from slocompiler.importing.hand_written.recordings import Recordings
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.remark import Remark
from slocompiler.importing.wishes import Wishes


class Replaced(Struct, frozen=True):
    """What does the work of a recording from now on, in words. `span`: the alert it is now a part of."""

    by: str
    span: SourceSpan


class RulesContext(Struct, frozen=True):
    """What is found goes into `remarks`, `wishes`, `replaced` and `needed`.

    `replaced`: number of a recording -> what does its work from now on. `needed`: number -> the alert that still reads
    what it records. `alert_names`: how many alerts of all files have a name.
    """

    options: ImportOptions
    recordings: Recordings
    remarks: list[Remark]
    wishes: Wishes
    alert_names: Mapping[str, int]
    replaced: dict[int, Replaced] = field(default_factory=dict)
    needed: dict[int, FoundRule] = field(default_factory=dict)
