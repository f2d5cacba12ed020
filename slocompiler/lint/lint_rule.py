"""What a lint rule is: a kind of finding, and the function that looks for it."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, Rule
from slocompiler.ir.compilation import CompilationIr
from slocompiler.load.loaded import LoadedWorkspace


class LintContext(Struct, frozen=True):
    """What a rule may look at: the documents as written, and what they came to mean."""

    workspace: LoadedWorkspace
    compilation: CompilationIr


class LintRule(Struct, frozen=True):
    """`check` is pure and gives its findings in any order; each is made with `rule.at`.

    `needs_whole`: the rule weighs everything together, so that of half a workspace it says nothing.
    """

    rule: Rule
    check: Callable[[LintContext], Iterable[Diagnostic]]
    needs_whole: bool = False
