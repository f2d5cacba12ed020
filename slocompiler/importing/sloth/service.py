"""One of Sloth's documents: a service with its SLOs."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.foreign.comments import carried_comments
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.foreign.fields import Fields, Found, Reading
from slocompiler.importing.foreign.kubernetes import Envelope, annotation_remarks, loaded_elsewhere, open_envelope
from slocompiler.importing.labels import static_labels
from slocompiler.importing.names import spec_name
from slocompiler.importing.proposal import ServiceProposal
from slocompiler.importing.queries import SignalPool
from slocompiler.importing.remark import Remark, approximated, carried, generally
from slocompiler.importing.rules.framework import DECLARED_TWICE, NOT_THE_FORMAT, RENAMED
from slocompiler.importing.rules.sloth import FIRES_OTHERWISE, LABELS_ON_ALERTS
from slocompiler.importing.sloth.context import SlothContext
from slocompiler.importing.sloth.dialect import KUBERNETES, PLAIN, Dialect
from slocompiler.importing.sloth.plugins import plugin_remarks
from slocompiler.importing.sloth.slo import SlothSlo, read_slo
from slocompiler.importing.sloth.windows import SlothWindows
from slocompiler.importing.wishes import Wishes
from slocompiler.load.did_you_mean import quoted
from slocompiler.load.yaml import NodePath
from slocompiler.lower.labels import is_reserved
from slocompiler.spec import ServiceSpec
from slocompiler.spec.organization import PrometheusSpec

_VERSION = "prometheus/v1"
_KIND, _API = "PrometheusServiceLevel", "sloth.slok.dev/v1"
#: Labels by which people say who owns a service.
_OWNERS = ("team", "owner")


class ReadService(Struct, frozen=True):
    """What a document says; `service` is None when nothing of it can be used."""

    service: ServiceProposal | None
    facts: PrometheusSpec
    remarks: tuple[Remark, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_service(
    document: ForeignDocument, windows: SlothWindows, wishes: Wishes, facts: PrometheusSpec
) -> ReadService:
    """The service of a document. `facts` are those that documents before it told of the deployment."""
    reading = Reading()
    remarks: list[Remark] = []
    root = reading.open(document.tree, "the document")
    dialect = _dialect(root)
    if dialect is None:
        return ReadService(None, facts, (), (_not_sloth(root),))
    body: Fields | None = root
    if dialect is KUBERNETES:
        envelope = open_envelope(root)
        remarks.extend(annotation_remarks(envelope.annotations))
        remarks.extend(loaded_elsewhere(facts, envelope, envelope.labels))
        body, facts = envelope.spec, _facts(facts, envelope)
    context = SlothContext(document.source, dialect, windows, reading, remarks, wishes, SignalPool())
    service = None if body is None else _service(context, document, body)
    if service is None:
        remarks.clear()  # what is refused has no other fate
    remarks.extend(reading.unknown_fields())
    return ReadService(service, facts, tuple(remarks), tuple(reading.trouble))


def _dialect(root: Fields) -> Dialect | None:
    version, kind, api = (root.node.entries.get(key) for key in ("version", "kind", "apiVersion"))
    if version and getattr(version.value, "text", "") == _VERSION:
        root.ignore("version")
        return PLAIN
    if kind and api and (getattr(kind.value, "text", ""), getattr(api.value, "text", "")) == (_KIND, _API):
        return KUBERNETES
    return None


def _not_sloth(root: Fields) -> Diagnostic:
    given = [key for key in ("version", "kind", "apiVersion") if key in root.node.entries]
    span = root.node.entries[given[0]].value.span if given else root.span
    message = f"this is no document of Sloth: it has neither `version: {_VERSION}` nor `kind: {_KIND}` of `{_API}`"
    return NOT_THE_FORMAT.at(span, message, "files of OpenSLO and Pyrra have importers of their own")


def _facts(facts: PrometheusSpec, envelope: Envelope) -> PrometheusSpec:
    """Where the rules are loaded: the first resource that says it counts."""
    labels = facts.rule_labels or {name: found.text for name, found in envelope.labels.items()}
    namespace = facts.rule_namespace or (envelope.namespace.text if envelope.namespace else None)
    return replace(facts, rule_labels=labels, rule_namespace=namespace)


def _service(context: SlothContext, document: ForeignDocument, body: Fields) -> ServiceProposal | None:
    name = body.required_text("service", "write the name of the service: `service: shop`")
    labels = body.texts("labels")
    context.remarks.extend(plugin_remarks(body.fields(context.dialect.slo_plugins)))
    slos = _slos(context, body)
    if name is None or not slos:
        return None
    own_name = spec_name(name.text, "service")
    owner = next((labels[label] for label in _OWNERS if label in labels), None)
    spec = ServiceSpec(
        version="slocompiler/v1",
        service=own_name,
        team=spec_name(owner.text, "team") if owner else None,
        labels=static_labels({key: found for key, found in labels.items() if key != "team"}, context.remarks),
        signals=context.signals.signals,
        slos={slo.name: slo.spec for slo in slos.values()},
    )
    _remark_service(context, name, own_name, owner, labels)
    if any(slo.has_alerts for slo in slos.values()):
        _remark_firing(context, name.span)
    origins: dict[NodePath, SourceSpan] = {("slos", slo.name): slo.span for slo in slos.values()}
    return ServiceProposal(spec, {(): name.span} | origins, carried_comments(document, _homes(context, slos)))


def _slos(context: SlothContext, body: Fields) -> dict[int, SlothSlo]:
    """Index in the list -> SLO, without those that something is wrong with and those whose name is taken."""
    if not body.items("slos") and not context.reading.trouble:
        body.missing("slos", "write at least one SLO")
    found: dict[int, SlothSlo] = {}
    for index, fields in enumerate(body.each("slos", "an SLO")):
        slo = read_slo(context, fields)
        if slo is None:
            continue
        first = next((other for other in found.values() if other.name == slo.name), None)
        if first is None:
            found[index] = slo
        else:
            message, help = f"there are two SLOs named `{slo.name}`", f"the first one is at {first.span}"
            context.reading.trouble.append(DECLARED_TWICE.at(slo.span, message, help))
    return found


def _remark_service(
    context: SlothContext, name: Found, own_name: str, owner: Found | None, labels: Mapping[str, Found]
) -> None:
    if own_name != name.text:
        why = f"`{name.text[:80]}` is no name of a spec; recorded series have the new name in `sloth_service`"
        context.remarks.append(approximated(RENAMED, name.span, f"service `{own_name}`", why))
    if owner is not None:
        context.remarks.append(carried(owner.span, f"team `{spec_name(owner.text, 'team')}`"))
    static = [label for label in labels if not is_reserved(label)]
    if static:
        why = "recorded series are told apart by service and SLO alone; join with the information series for the rest"
        what = f"labels {quoted(static)} stand on alerts only"
        context.remarks.append(approximated(LABELS_ON_ALERTS, labels[static[0]].span, what, why))


def _remark_firing(context: SlothContext, span: SourceSpan) -> None:
    what = "alerts may end sooner, and windows of 6h and more see a change some two minutes later"
    why = "the slower alerts end once the budget is no longer exceeded: `slocompile explain SLO655` says why"
    context.remarks.append(generally(FIRES_OTHERWISE, span, what, why))


def _homes(context: SlothContext, slos: Mapping[int, SlothSlo]) -> dict[NodePath, NodePath]:
    """Where comments go: those on an SLO to the SLO, those on its SLI to the signal."""
    top: NodePath = ("spec", "slos") if context.dialect is KUBERNETES else ("slos",)
    homes: dict[NodePath, NodePath] = {}
    for index, slo in slos.items():
        homes[(*top, index)] = ("slos", slo.name)
        for key in ("labels", "annotations"):
            if getattr(slo.spec, key):
                homes[(*top, index, "alerting", key)] = ("slos", slo.name, key)
        if slo.spec.signal is not None:
            homes[(*top, index, "sli")] = ("signals", slo.spec.signal)
    return homes
