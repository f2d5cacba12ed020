"""A service, in two steps: composites can only be read when the SLOs of all services are."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.ir.organization import SeverityIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr
from slocompiler.ir.slos import SloIr
from slocompiler.load.loaded import LoadedService
from slocompiler.lower.labels import check_labels
from slocompiler.lower.neighbourhood import Neighbour, Neighbourhood
from slocompiler.lower.passes.cap_severities import resolve_cap
from slocompiler.lower.passes.check_log_filters import check_log_filters
from slocompiler.lower.passes.find_alerts import catalogue_of
from slocompiler.lower.passes.find_services import resolve_dependencies
from slocompiler.lower.passes.lower_alerts import lower_alerts
from slocompiler.lower.passes.lower_correlations import lower_correlations
from slocompiler.lower.passes.lower_efficiency import lower_efficiency
from slocompiler.lower.passes.lower_extra_rules import extra_rule_files, lower_extra_rules
from slocompiler.lower.passes.lower_incidents import lower_incidents
from slocompiler.lower.passes.lower_maintenance import lower_maintenance
from slocompiler.lower.passes.lower_runbooks import lower_runbooks
from slocompiler.lower.passes.lower_signals import lower_signals
from slocompiler.lower.passes.lower_slos import lower_signal_slos
from slocompiler.lower.passes.lower_tracing import lower_tracing
from slocompiler.lower.passes.resolve_composites import lower_composite_slos
from slocompiler.lower.passes.resolve_teams import resolve_copies, resolve_service_team
from slocompiler.lower.scope import Scope, ServiceScope, Shared, by_key
from slocompiler.lower.source_digest import source_of
from slocompiler.promql import Matcher


class EnvironmentFacts(Struct, frozen=True):
    """What environments add to their services, by environment."""

    matchers: Mapping[str, tuple[Matcher, ...]]
    caps: Mapping[str, SeverityIr]


class ServiceDraft(Struct, frozen=True):
    """A service as far as it can be read alone."""

    scope: ServiceScope
    signals: dict[str, SignalIr]
    runbooks: tuple[RunbookIr, ...]
    slos: tuple[SloIr, ...]

    @property
    def as_neighbour(self) -> Neighbour:
        return Neighbour(self.scope, {slo.name: slo for slo in self.slos})


def service_scope(base: Scope, loaded: LoadedService, shared: Shared, facts: EnvironmentFacts) -> ServiceScope:
    """The service with everything that is decided for all of it. Its environment is None when there is only one.

    What is found in a service that was only read because another one refers to it goes nowhere.
    """
    findings = base.findings if loaded.requested else []
    scope = Scope(loaded, base.organization, base.sources, findings, base.files)
    environment = loaded.environment or ""
    spec = base.organization.spec.environments.get(environment)
    cap = facts.caps.get(environment)
    service = ServiceScope(
        document=loaded,
        organization=base.organization,
        sources=base.sources,
        findings=findings,
        files=base.files,
        loaded=loaded,
        shared=shared,
        environment=loaded.environment if shared.ir.environments else None,
        matchers=facts.matchers.get(environment, ()),
        regions=tuple(spec.cloudwatch.regions) if spec and spec.cloudwatch else (),
        account=spec.cloudwatch.account if spec and spec.cloudwatch else None,
        team=resolve_service_team(scope, loaded.spec),
        caps=() if cap is None else (cap,),
    )
    return service.with_caps(resolve_cap(service, loaded.spec.max_severity, ("max_severity",)))


def draft_service(scope: ServiceScope) -> ServiceDraft:
    """Signals, runbooks, and the SLOs that stand on a signal."""
    check_labels(scope, ("labels",), scope.spec.labels)
    signals = {signal.name: signal for signal in lower_signals(scope)}
    check_log_filters(scope, signals.values())
    runbooks = lower_runbooks(scope, scope.spec.runbooks)
    return ServiceDraft(scope, signals, runbooks, lower_signal_slos(scope, signals))


def finish_service(draft: ServiceDraft, neighbourhood: Neighbourhood) -> ServiceIr | None:
    """The service with all that refers to its SLOs or to other services; None when it has no team."""
    scope, spec = draft.scope, draft.scope.spec
    slos = _by_name(draft.slos, lower_composite_slos(scope, neighbourhood))
    alerts = lower_alerts(scope, draft.signals)
    findings = len(scope.findings)
    extra_rules = lower_extra_rules(scope, spec.extra_rules, scope.shared.severities)
    unread = len(scope.findings) > findings
    catalogue = catalogue_of(slos, alerts, extra_rules, neighbourhood.own_elsewhere, unread=unread)
    correlations = lower_correlations(scope, catalogue, draft.signals)
    incidents = lower_incidents(scope, catalogue, draft.signals)
    maintenance = lower_maintenance(scope)
    cc = resolve_copies(scope, spec)
    depends_on = resolve_dependencies(scope, neighbourhood)
    if scope.team is None:
        return None
    return ServiceIr(
        name=spec.service,
        environment=scope.environment,
        description=spec.description,
        team=scope.team,
        cc=cc,
        tier=spec.tier,
        depends_on=depends_on,
        labels=by_key(spec.labels),
        signals=tuple(draft.signals.values()),
        slos=slos,
        alerts=alerts,
        correlations=correlations,
        incidents=incidents,
        maintenance=maintenance,
        runbooks=draft.runbooks,
        tracing=lower_tracing(scope),
        extra_rules=extra_rules,
        source=source_of(scope, extra_rule_files(extra_rules)),
        span=scope.document.key_span("service"),
        pages_at_most=spec.pages_at_most,
        account=scope.account,
        regions=scope.regions,
        efficiency=lower_efficiency(scope, draft.signals),
    )


def _by_name(slos: tuple[SloIr, ...], composites: tuple[SloIr, ...]) -> tuple[SloIr, ...]:
    return tuple(sorted((*slos, *composites), key=lambda slo: slo.name))
