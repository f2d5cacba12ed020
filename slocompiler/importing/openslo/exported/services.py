"""Exported services, each with its SLOs in all environments."""

from collections.abc import Iterable

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.exporting.openslo import annotation
from slocompiler.exporting.openslo.document import description as shortened
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.names import free_name
from slocompiler.importing.openslo.exported.carried import (
    FALSE,
    carried_keys,
    labels_of,
    text_of,
)
from slocompiler.importing.openslo.exported.environments import Data, united, without_removals
from slocompiler.importing.openslo.exported.slo_data import slo_data
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.objects import Object
from slocompiler.importing.proposal import ServiceProposal
from slocompiler.importing.remark import carried
from slocompiler.importing.rules.openslo import BROKEN_ANNOTATION
from slocompiler.importing.wishes import Wishes
from slocompiler.importing.writing.document import write_document
from slocompiler.importing.writing.plain import Plain
from slocompiler.load.shape import WHOLE, check_shape
from slocompiler.load.yaml import MappingNode, NodePath, parse_yaml
from slocompiler.report.plural import counted
from slocompiler.spec import ServiceSpec

_NO_KEYS = (annotation.SERVICE, annotation.ENVIRONMENT, annotation.ABSENT_FROM)


class _Built(Struct, frozen=True):
    """A service in one environment (None: there is only one), and where its parts come from."""

    environment: str | None
    object: Object
    data: Data
    origins: dict[NodePath, SourceSpan]


def is_exported(found: Object) -> bool:
    """Whether a service, or an SLO, is one of ours."""
    key = annotation.SERVICE if found.kind == "Service" else annotation.SLO
    return text_of(found, key) is not None


def exported_slos(context: Context) -> list[Object]:
    """The SLOs of ours whose service is one of ours, and there."""
    return [slo for slo in context.of_kind("SLO") if is_exported(slo) and _service_of(context, slo) is not None]


def exported_services(context: Context, wishes: Wishes, options: ImportOptions) -> list[ServiceProposal]:
    """A proposal for each service of ours."""
    built: dict[str, list[_Built]] = {}
    for found in context.of_kind("Service"):
        if is_exported(found):
            slos = [slo for slo in exported_slos(context) if _service_of(context, slo) is found]
            name = text_of(found, annotation.SERVICE) or found.name.text
            built.setdefault(name, []).append(_in_environment(context, found, slos, wishes, options))
    made = (_proposal(context, name, parts) for name, parts in built.items())
    return [proposal for proposal in made if proposal is not None]


def _service_of(context: Context, slo: Object) -> Object | None:
    entry = slo.spec.node.entries.get("service")
    name = getattr(entry.value, "text", "") if entry else ""
    service = context.objects.get(("Service", name))
    return service if service is not None and is_exported(service) else None


def _in_environment(
    context: Context, found: Object, slos: Iterable[Object], wishes: Wishes, options: ImportOptions
) -> _Built:
    context.find("Service", found.name.text)
    data = carried_keys(context, found, _NO_KEYS)
    description = found.spec.text("description")
    if description is not None and shortened(_text(data.get("description"))) != {"description": description.text}:
        data["description"] = description.text
    labels = labels_of(found)
    if labels and "labels" not in data:
        data["labels"] = dict(labels)
    origins: dict[NodePath, SourceSpan] = {(): found.span}
    signals = data.get("signals", {})
    promised: Data = {}
    for slo in slos:
        read = slo_data(context, slo, wishes, options)
        if read is None:
            continue
        if read.signal is not None and isinstance(signals, dict):
            name = free_name(read.name, signals)
            signals[name], read.keys["signal"] = read.signal, name
        promised[read.name] = read.keys
        origins["slos", read.name] = slo.span
    parts: Data = {"signals": signals, "slos": promised}
    return _Built(text_of(found, annotation.ENVIRONMENT), found, {**data, **_filled(parts)}, origins)


def _text(value: Plain | None) -> str | None:
    return value if isinstance(value, str) else None


def _filled(data: Data) -> Data:
    return {key: value for key, value in data.items() if value}


def _proposal(context: Context, name: str, parts: list[_Built]) -> ServiceProposal | None:
    overrides: Data = {}
    if any(part.environment is None for part in parts):
        base = parts[0].data
    else:
        base, changes = united({part.environment or "": part.data for part in parts})
        overrides = {environment: change for environment, change in changes.items() if change}
        for part in parts:
            absent = carried_keys(context, part.object, ()).get(annotation.ABSENT_FROM)
            overrides |= {each: FALSE for each in (absent if isinstance(absent, list) else ()) if isinstance(each, str)}
    kept, removals = without_removals({"version": "slocompiler/v1", "service": name, **base})
    beside = {**removals, **({"environments": overrides} if overrides else {})}
    spec = _model(context, parts[0].object, kept)
    if spec is None:
        return None
    origins = {route: span for part in reversed(parts) for route, span in part.origins.items()}
    origins |= {("alerts", alert): parts[0].object.span for alert in spec.alerts}
    where = ", ".join(part.environment for part in parts if part.environment)
    what = (
        f"service `{name}` with {counted(len(spec.slos), 'SLO')} as it was exported{f', in {where}' if where else ''}"
    )
    context.remarks.append(carried(parts[0].object.span, what))
    return ServiceProposal(spec, origins, beside=beside, is_ours=True)


def _model(context: Context, found: Object, data: Data) -> ServiceSpec | None:
    """The model of the data; None when some of it is none of a spec (which is reported)."""
    text = write_document(data, {})
    tree = parse_yaml(text, "").documents[0]
    assert isinstance(tree, MappingNode)
    checked = check_shape(tree, ServiceSpec, WHOLE, tree.span, lambda path: text)
    for finding in checked.findings:
        if finding.diagnostic is not None:
            span = _place(found, finding.route)
            message = f"what is carried for `{'.'.join(map(str, finding.route))}` is no part of a spec: "
            help = finding.diagnostic.help
            context.trouble.append(BROKEN_ANNOTATION.at(span, message + finding.diagnostic.message, help))
    return checked.model if isinstance(checked.model, ServiceSpec) else None


def _place(found: Object, route: NodePath) -> SourceSpan:
    annotated = found.annotations.get(f"{annotation.PREFIX}{route[0]}") if route else None
    return annotated.span if annotated else found.span
