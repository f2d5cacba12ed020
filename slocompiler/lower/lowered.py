"""What lowering gives."""

from collections.abc import Mapping

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr


class Lowered(Struct, frozen=True):
    """The IR of everything that could be understood, and all findings in the order of their place.

    `compilation` is None without an organization. What an error was found in is left out of the IR.
    `sources` holds the text of every further file that was read (rules, Alertmanager's base), for code frames.
    """

    compilation: CompilationIr | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
