"""All documents of a workspace, as one compilation."""

from collections import defaultdict
from collections.abc import Iterable

from slocompiler.diagnostics import sort_diagnostics
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.load.loaded import LoadedWorkspace
from slocompiler.lower.lowered import Lowered
from slocompiler.lower.neighbourhood import Neighbour, Neighbourhood
from slocompiler.lower.organization import lower_organization
from slocompiler.lower.passes.check_alert_names import check_alert_names
from slocompiler.lower.passes.check_recorded_names import check_recorded_names
from slocompiler.lower.passes.check_runbook_links import check_runbook_links
from slocompiler.lower.passes.lower_environments import environment_caps, environment_matchers
from slocompiler.lower.scope import Scope
from slocompiler.lower.service import EnvironmentFacts, ServiceDraft, draft_service, finish_service, service_scope


def lower_workspace(workspace: LoadedWorkspace) -> Lowered:
    """The IR of an organization and its services, and what is wrong with what they say.

    Reads the files that they name beside themselves (rules, Alertmanager's base), nothing else. Services that were
    only read because another one refers to them are not in the IR.
    """
    if workspace.organization is None:
        return Lowered(None, ())
    organization = workspace.organization
    scope = Scope(organization, organization, dict(workspace.sources), [], workspace.files)
    shared = lower_organization(scope)
    facts = EnvironmentFacts(environment_matchers(scope), environment_caps(scope, shared.severities))
    drafts = [draft_service(service_scope(scope, loaded, shared, facts)) for loaded in workspace.services]
    services = tuple(_finished(drafts, workspace.broken_services))
    scope.findings.extend(check_alert_names(services))
    scope.findings.extend(check_recorded_names(shared.ir, services))
    scope.findings.extend(check_runbook_links(scope, shared.ir, services))
    further = {path: text for path, text in scope.sources.items() if path not in workspace.sources}
    return Lowered(CompilationIr(shared.ir, services), tuple(sort_diagnostics(scope.findings)), further)


def _finished(drafts: list[ServiceDraft], broken: frozenset[str]) -> Iterable[ServiceIr]:
    """The services that can be built, in the order of their drafts."""
    here: dict[str | None, dict[str, Neighbour]] = defaultdict(dict)
    own: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        here[draft.scope.environment][draft.scope.name] = draft.as_neighbour
        own[draft.scope.name].update(draft.scope.spec.alerts, draft.scope.spec.slos)
    anywhere = frozenset(own)
    for draft in drafts:
        name = draft.scope.name
        neighbourhood = Neighbourhood(here[draft.scope.environment], anywhere, broken, frozenset(own[name]))
        service = finish_service(draft, neighbourhood)
        if service is not None and draft.scope.loaded.requested:
            yield service
