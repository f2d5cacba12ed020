"""What a fix is: a mistake of one code, how it is corrected, and why that cannot be wrong."""

from collections.abc import Callable

from msgspec import Struct

from slocompiler.fix.edit import Edit
from slocompiler.fix.problem import Problem

Edits = tuple[Edit, ...]


class Fix(Struct, frozen=True):
    """`find` gives the edits for a finding of the code, and none where more than one answer is possible.

    `does` says what is written; `safe` why a reader cannot have meant anything else. `broken` is a snippet, as rules
    have them, and `mended` what comes of it.
    """

    code: str
    does: str
    safe: str
    find: Callable[[Problem], Edits]
    broken: str
    mended: str
