"""What a lint rule is: a kind of finding, and the function that looks for it."""

from collections.abc import Callable, Iterable
from functools import cached_property

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, Rule
from slocompiler.ir.compilation import CompilationIr
from slocompiler.lint.spec_queries import SpecQuery, spec_queries
from slocompiler.load.loaded import LoadedService, LoadedWorkspace


class LintContext(Struct, frozen=True, dict=True):
    """What a rule may look at: the documents as written, and what they came to mean."""

    workspace: LoadedWorkspace
    compilation: CompilationIr

    @cached_property
    def queries(self) -> tuple[SpecQuery, ...]:
        """Every PromQL expression of the specs: several rules go through them."""
        return tuple(spec_queries(self.compilation))

    @cached_property
    def documents(self) -> dict[tuple[str, str | None], LoadedService]:
        """The document of a service in an environment, and, for None, in the first that it has."""
        found: dict[tuple[str, str | None], LoadedService] = {}
        for document in self.workspace.services:
            found.setdefault((document.spec.service, document.environment), document)
            found.setdefault((document.spec.service, None), document)
        return found


class LintRule(Struct, frozen=True):
    """`check` is pure and gives its findings in any order; each is made with `rule.at`.

    `needs_whole`: the rule weighs everything together, so that of half a workspace it says nothing.
    """

    rule: Rule
    check: Callable[[LintContext], Iterable[Diagnostic]]
    needs_whole: bool = False
