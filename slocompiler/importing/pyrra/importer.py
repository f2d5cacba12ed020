"""Pyrra's documents to a proposal."""

from collections.abc import Sequence

from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.foreign.comments import carried_comments
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.foreign.fields import Fields, Reading
from slocompiler.importing.foreign.kubernetes import Envelope, annotation_remarks, loaded_elsewhere, open_envelope
from slocompiler.importing.importer import Imported, Importer, ImportOptions
from slocompiler.importing.proposal import Proposal, ServiceProposal
from slocompiler.importing.pyrra.context import PyrraContext
from slocompiler.importing.pyrra.objective import not_passed_on, read_objective
from slocompiler.importing.pyrra.remarks import remark_objective
from slocompiler.importing.pyrra.service import homes_of, names_of, service_of
from slocompiler.importing.remark import Remark
from slocompiler.importing.rules.framework import NOT_THE_FORMAT
from slocompiler.importing.wishes import Wishes
from slocompiler.spec.organization import PrometheusSpec

_KIND, _API = "ServiceLevelObjective", "pyrra.dev/"


def propose(documents: Sequence[ForeignDocument], options: ImportOptions) -> Imported:
    """What the objectives among the documents say, each as a service with one SLO."""
    remarks: list[Remark] = []
    findings: list[Diagnostic] = []
    services: list[ServiceProposal] = []
    wishes, facts = Wishes(), PrometheusSpec()
    for document in documents:
        context = PyrraContext(document.source, Reading(), [], wishes)
        root = context.reading.open(document.tree, "the document")
        if not _is_pyrra(root):
            findings.append(_not_pyrra(root))
            continue
        envelope = open_envelope(root)
        context.remarks.extend(loaded_elsewhere(facts, envelope, not_passed_on(envelope.labels)))
        facts = _facts(facts, envelope)
        context.remarks.extend(annotation_remarks(not_passed_on(envelope.annotations)))
        service = _service(context, document, envelope, options)
        services += [service] if service else []
        remarks += [*(context.remarks if service else ()), *context.reading.unknown_fields()]
        findings += context.reading.trouble
    proposal = Proposal(tuple(services), tuple(wishes.severities.values()), tuple(wishes.policies.values()), facts)
    return Imported(proposal, tuple(remarks), tuple(findings))


def _service(
    context: PyrraContext, document: ForeignDocument, envelope: Envelope, options: ImportOptions
) -> ServiceProposal | None:
    objective = read_objective(context, envelope, envelope.spec) if envelope.spec else None
    if objective is None:
        return None
    names = names_of(objective, options)
    service = service_of(context, objective, names)
    remark_objective(context, objective, names)
    return replace(service, comments=carried_comments(document, homes_of(names)))


def _facts(facts: PrometheusSpec, envelope: Envelope) -> PrometheusSpec:
    """Pyrra's names of series, and where the rules are loaded: the first resource that says it counts."""
    labels = facts.rule_labels or {name: found.text for name, found in not_passed_on(envelope.labels).items()}
    namespace = facts.rule_namespace or (envelope.namespace.text if envelope.namespace else None)
    return replace(facts, rule_labels=labels, rule_namespace=namespace, recording_names="pyrra")


def _is_pyrra(root: Fields) -> bool:
    kind, api = (getattr(root.node.entries.get(key), "value", None) for key in ("kind", "apiVersion"))
    return getattr(kind, "text", "") == _KIND and getattr(api, "text", "").startswith(_API)


def _not_pyrra(root: Fields) -> Diagnostic:
    given = [key for key in ("kind", "apiVersion") if key in root.node.entries]
    span = root.node.entries[given[0]].value.span if given else root.span
    message = f"this is no document of Pyrra: it is no `kind: {_KIND}` of `{_API}v1alpha1`"
    return NOT_THE_FORMAT.at(span, message, "files of Sloth and OpenSLO have importers of their own")


PYRRA = Importer("pyrra", "Pyrra", propose)
