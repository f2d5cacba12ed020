"""What the reading of one of Pyrra's documents shares."""

from msgspec import Struct

from slocompiler.importing.foreign.fields import Reading
from slocompiler.importing.remark import Remark
from slocompiler.importing.wishes import Wishes


class PyrraContext(Struct, frozen=True):
    """`source` is the text of the file. What is found goes into `reading`, `remarks` and `wishes`."""

    source: str
    reading: Reading
    remarks: list[Remark]
    wishes: Wishes
