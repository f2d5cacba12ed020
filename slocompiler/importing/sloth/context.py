"""What the reading of one of Sloth's documents shares."""

from msgspec import Struct

from slocompiler.importing.foreign.fields import Reading
from slocompiler.importing.queries import SignalPool
from slocompiler.importing.remark import Remark
from slocompiler.importing.sloth.dialect import Dialect
from slocompiler.importing.sloth.windows import SlothWindows
from slocompiler.importing.wishes import Wishes


class SlothContext(Struct, frozen=True):
    """`source` is the text of the file. What is found goes into `reading`, `remarks`, `wishes` and `signals`."""

    source: str
    dialect: Dialect
    windows: SlothWindows
    reading: Reading
    remarks: list[Remark]
    wishes: Wishes
    signals: SignalPool
