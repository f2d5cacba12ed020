"""Rule files to a proposal."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.foreign.kubernetes import facts_of
from slocompiler.importing.hand_written.build_services import build_services
from slocompiler.importing.hand_written.carried_texts import comments_of
from slocompiler.importing.hand_written.context import RulesContext
from slocompiler.importing.hand_written.fates import kept_names, remark_recordings
from slocompiler.importing.hand_written.read_rules import ReadRules, read_rules
from slocompiler.importing.hand_written.recordings import recordings_of
from slocompiler.importing.hand_written.service_parts import ServiceParts
from slocompiler.importing.hand_written.severities import by_urgency
from slocompiler.importing.importer import Imported, Importer, ImportOptions
from slocompiler.importing.proposal import Comments, Proposal, ServiceProposal
from slocompiler.importing.wishes import Wishes
from slocompiler.spec import ServiceSpec
from slocompiler.spec.organization import PrometheusSpec


def propose(documents: Sequence[ForeignDocument], options: ImportOptions) -> Imported:
    """SLOs for burn-rate alerts, alerts for the others; every rule has a remark or a finding."""
    read = read_rules(documents)
    names = Counter(rule.name for rule in read.rules if rule.is_alert)
    context = RulesContext(options, recordings_of(read.rules), read.remarks, Wishes(), names)
    services = build_services(context, read.rules)
    remark_recordings(context, read.rules)
    comments = comments_of(read.rules, services)
    proposal = Proposal(
        services=tuple(_service(parts, comments.get(name, {})) for name, parts in sorted(services.items())),
        severities=by_urgency(list(context.wishes.severities.values()), context.wishes.policies.values()),
        policies=tuple(context.wishes.policies.values()),
        prometheus=_facts(context, read),
    )
    return Imported(proposal, tuple(read.remarks), tuple(read.findings))


def _service(parts: ServiceParts, comments: Comments) -> ServiceProposal:
    spec = ServiceSpec(
        version="slocompiler/v1",
        service=parts.name.name,
        team=parts.team,
        signals=parts.signals.signals,
        slos=parts.slos,
        alerts=parts.alerts,
    )
    return ServiceProposal(spec, {(): parts.span, **parts.origins}, comments)


def _facts(context: RulesContext, read: ReadRules) -> PrometheusSpec:
    """Where the rules are loaded. Names that Sloth or Pyrra gave are kept."""
    return replace(facts_of(read.envelopes), recording_names=kept_names(context, read.rules) or "slo")


RULES = Importer("rules", "Prometheus rules", propose)
