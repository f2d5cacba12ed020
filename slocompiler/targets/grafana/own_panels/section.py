"""The rows that panel functions add to a service's dashboard, and what is wrong with them."""

from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, SourceSpan
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import PanelFunctionIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.grafana.dashboards.service_dashboards import signals_variables
from slocompiler.targets.grafana.own_panels.call import Failure, WrittenPanel, call
from slocompiler.targets.grafana.own_panels.check_queries import problems
from slocompiler.targets.grafana.own_panels.convert.convert import ConvertedPanel, convert
from slocompiler.targets.grafana.own_panels.convert.part import UnconvertibleError
from slocompiler.targets.grafana.own_panels.describe import describe
from slocompiler.targets.grafana.own_panels.json_panel import JsonPanelBuilder
from slocompiler.targets.grafana.own_panels.known_metrics import known_metrics
from slocompiler.targets.grafana.panels.layout import Placed, Section
from slocompiler.targets.grafana.rules.rules_of_panels import (
    PANEL_FUNCTION_FAILED,
    PANEL_FUNCTION_MISSING,
    PANEL_READS_UNKNOWN,
    UNCONVERTIBLE_PANEL,
    UNREAD_PANEL_QUERY,
)


class OwnPanels(Struct, frozen=True):
    """A row for each function that has panels for the service, and the findings of all of them."""

    sections: tuple[Section, ...]
    diagnostics: tuple[Diagnostic, ...]


def own_panels(service: ServiceIr, compilation: CompilationIr) -> OwnPanels:
    """Runs the organization's panel functions for a service."""
    made = signals_variables(service, compilation.organization)
    variables = frozenset(str(variable.build().name) for variable in made)
    run = _Run(service, compilation, variables, known_metrics(compilation), [])
    sections = [section for function in compilation.organization.grafana.panels if (section := run.section(function))]
    return OwnPanels(tuple(sections), tuple(run.findings))


class _Run(Struct, frozen=True):
    """One service, and what is known while its panels are made."""

    service: ServiceIr
    compilation: CompilationIr
    variables: frozenset[str]
    metrics: frozenset[str]
    findings: list[Diagnostic]

    def section(self, function: PanelFunctionIr) -> Section | None:
        folder = Path(self.compilation.organization.span.path).parent
        written = call(function, folder, describe(self.service, self.compilation))
        if isinstance(written, Failure):
            self._fail(function, written, folder)
            return None
        panels = [panel for each in written if (panel := self._converted(function, each))]
        if not panels:
            return None
        title = function.function.replace("_", " ").strip()
        return Section(f"own/{function.text}", title[:1].upper() + title[1:], list(_placed(panels)))

    def _converted(self, function: PanelFunctionIr, written: WrittenPanel) -> ConvertedPanel | None:
        try:
            panel = convert(written.body, self.compilation.organization, self.variables)
        except UnconvertibleError as error:
            named = f"the {written.kind} `{written.body.get('title') or ''}`"
            self._report(UNCONVERTIBLE_PANEL, function, f"{named}: {error.message}", error.help)
            return None
        for expr in panel.promql:
            for problem in problems(expr, self.metrics, self.variables):
                rule = UNREAD_PANEL_QUERY if problem.is_unread else PANEL_READS_UNKNOWN
                self._report(rule, function, f"the panel `{panel.title}` {problem.message}", problem.help)
        return panel

    def _fail(self, function: PanelFunctionIr, failure: Failure, folder: Path) -> None:
        if failure.is_missing:
            self.findings.append(PANEL_FUNCTION_MISSING.at(function.span, failure.message, failure.help))
            return
        place = _place(failure, folder)
        self._report(PANEL_FUNCTION_FAILED, function, f"`{function.text}`: {failure.message}", failure.help, place)

    def _report(
        self,
        rule: Rule,
        function: PanelFunctionIr,
        message: str,
        help: str | None,
        related: tuple[RelatedSpan, ...] = (),
    ) -> None:
        """The same of several services is one finding: they differ in the help, which names the service."""
        where = f" in {self.service.environment}" if self.service.environment else ""
        about = f"seen with the service {self.service.name}{where}"
        self.findings.append(rule.at(function.span, message, f"{help} ({about})" if help else about, related))


def _place(failure: Failure, folder: Path) -> tuple[RelatedSpan, ...]:
    """The line in the user's own code, by the path that the folder of the specs is known by."""
    if failure.file is None or failure.line is None:
        return ()
    path = (folder / failure.file.relative_to(folder.resolve())).as_posix()
    return (RelatedSpan(SourceSpan(path, failure.line, 1, failure.line, 1), "here"),)


def _placed(panels: list[ConvertedPanel]) -> Iterator[Placed]:
    """Panels are told apart by their titles; of several with one title, by their order."""
    seen: dict[str, int] = {}
    for panel in panels:
        turn = seen[panel.title] = seen.get(panel.title, 0) + 1
        name = panel.title if turn == 1 else f"{panel.title}/{turn}"
        yield Placed(name, JsonPanelBuilder(panel.body), panel.width, panel.height)
