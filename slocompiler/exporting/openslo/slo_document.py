"""An SLO as an OpenSLO object."""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.exporting.note import ExportNote, Telling
from slocompiler.exporting.openslo import annotation, wording
from slocompiler.exporting.openslo.alerting import nearly as nearly_alerted
from slocompiler.exporting.openslo.document import Document, description, document, is_whole, metadata
from slocompiler.exporting.openslo.durations import is_whole as is_whole_duration
from slocompiler.exporting.openslo.indicator import OCCURRENCES, Indicator, indicator
from slocompiler.exporting.openslo.plain_tree import plain_tree
from slocompiler.exporting.openslo.scope import ExportScope
from slocompiler.exporting.openslo.time_window import time_window
from slocompiler.ir.slos import CompositePartIr, CompositeSli, SliIr, SloIr
from slocompiler.load.yaml import MappingNode

#: Keys that OpenSLO has words for, as far as these reach.
_SAID = ("objective", "description", "window", "labels", "annotations")
LABEL_KEY = re.compile(r"[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?")


class SloDocument(Struct, frozen=True):
    document: Document
    notes: tuple[ExportNote, ...]


def slo_document(scope: ExportScope, slo: SloIr, policies: Mapping[str, str]) -> SloDocument:
    """The object of an SLO; `policies`: entry of its burn-rate policy -> name of the alert policy."""
    measured, parts = _measured(scope, slo)
    spec: dict[str, object] = {
        **description(slo.description),
        "service": scope.name,
        **measured,
        "timeWindow": [time_window(slo.window)],
    }
    kept = _kept(scope, slo)
    own: dict[str, object] = {annotation.SLO: slo.name, annotation.ENVIRONMENT: scope.service.environment}
    own[annotation.ENTRIES] = list(policies)
    annotations = annotation.annotated({**kept, **own, annotation.DIGEST: annotation.digest(measured_part(spec))})
    _set_targets(spec, slo)
    if policies:
        spec["alertPolicies"] = [{"alertPolicyRef": name} for name in policies.values()]
    head = metadata(
        scope.slo_name(slo.name),
        dict(sorted({**_texts(scope, slo, "annotations"), **annotations}.items())),
        _texts(scope, slo, "labels"),
        slo.name,
    )
    notes = (*_notes_of_keys(scope, slo, kept), *_nearly(scope, slo, parts))
    return SloDocument(document("SLO", head, spec), notes)


def measured_part(spec: Mapping[str, object]) -> dict[str, object]:
    """What of an SLO says how it is measured: what a signal is read from when it was changed."""
    objectives = spec.get("objectives")
    kept = [
        {key: value for key, value in each.items() if key not in ("target", "targetPercent", "displayName")}
        for each in (objectives if isinstance(objectives, list) else ())
        if isinstance(each, Mapping)
    ]
    found = {key: spec[key] for key in ("indicator", "indicatorRef", "budgetingMethod") if key in spec}
    return {**found, "objectives": kept}


def _measured(scope: ExportScope, slo: SloIr) -> tuple[dict[str, object], tuple[Indicator, ...]]:
    """Indicator, method and objectives."""
    if isinstance(slo.sli, CompositeSli):
        return _composite(scope, slo.sli)
    found = indicator(slo.sli, scope.service, scope.organization, scope.sources)
    inline = {"metadata": {"name": scope.slo_name(slo.name)}, "spec": found.spec}
    return {
        "indicator": inline, "budgetingMethod": found.method, "objectives": [dict(found.objective)],
    }, (found,)  # fmt: skip


def _composite(scope: ExportScope, sli: CompositeSli) -> tuple[dict[str, object], tuple[Indicator, ...]]:
    parts = [(part, scope.of(part.service)) for part in sli.parts]
    found = [indicator(_sli_of(part, owner), owner.service, owner.organization, owner.sources) for part, owner in parts]
    sliced = [each for each in found if each.method != OCCURRENCES]
    slices = sliced[0].objective if sliced else {}
    common = {key: slices[key] for key in ("timeSliceTarget", "timeSliceWindow") if key in slices}
    objectives = [
        {
            "displayName": f"{part.service}/{part.slo}"[:63],
            **common,
            **each.objective,
            "indicator": {"metadata": {"name": owner.slo_name(part.slo)}, "spec": each.spec},
        }
        for (part, owner), each in zip(parts, found, strict=True)
    ]
    return {"budgetingMethod": sliced[0].method if sliced else OCCURRENCES, "objectives": objectives}, tuple(found)


def _sli_of(part: CompositePartIr, owner: ExportScope) -> SliIr:
    return next(slo.sli for slo in owner.service.slos if slo.name == part.slo)


def _set_targets(spec: dict[str, object], slo: SloIr) -> None:
    objectives = spec["objectives"]
    assert isinstance(objectives, list)
    for objective in objectives:
        objective["target"] = slo.default.objective.ratio


def _kept(scope: ExportScope, slo: SloIr) -> dict[str, object]:
    """The keys that stand in annotations."""
    tree = scope.tree("slos", slo.name)
    found = {key: plain_tree(entry.value) for key, entry in tree.entries.items() if key not in _SAID}
    found["burn_rate_policy"] = scope.policy_of(slo.name)
    for key in ("labels", "annotations"):
        entry = tree.entries.get(key)
        if entry is not None and isinstance(entry.value, MappingNode) and not all_fit(entry.value):
            found[key] = plain_tree(entry.value)
    for key, names in scope.removed(slo.name).items():
        entry = tree.entries.get(key)
        present = plain_tree(entry.value) if entry is not None else {}
        found[key] = {**(present if isinstance(present, dict) else {}), **dict.fromkeys(names, False)}
    if not is_whole(slo.description):
        found["description"] = slo.description
    if not is_whole_duration(slo.window.length):
        found["window"] = slo.window.text
    return found


def all_fit(node: MappingNode) -> bool:
    """Whether all keys can be keys of OpenSLO's labels and annotations."""
    return all(LABEL_KEY.fullmatch(key) for key in node.entries)


def _texts(scope: ExportScope, slo: SloIr, key: str) -> dict[str, str]:
    entry = scope.tree("slos", slo.name).entries.get(key)
    return texts_in(entry.value) if entry is not None and isinstance(entry.value, MappingNode) else {}


def texts_in(node: MappingNode) -> dict[str, str]:
    """The labels or annotations that OpenSLO can have, by key."""
    found = {key: entry.value for key, entry in node.entries.items() if LABEL_KEY.fullmatch(key)}
    return {key: getattr(found[key], "text", "") for key in sorted(found)}


def _notes_of_keys(scope: ExportScope, slo: SloIr, kept: Mapping[str, object]) -> Iterator[ExportNote]:
    for key in kept:
        yield _note(scope, slo, Telling.ANNOTATED, key, wording.OF_SLOS[key], scope.key_span("slos", slo.name, key))
    yield _note(scope, slo, Telling.ANNOTATED, "short", wording.SHORT, slo.span)


def _nearly(scope: ExportScope, slo: SloIr, parts: tuple[Indicator, ...]) -> Iterator[ExportNote]:
    reasons = [reason for part in parts for reason in part.nearly]
    reasons += [reason for alert in slo.default.burn_alerts for reason in nearly_alerted(alert)]
    reasons += [wording.GROUPED] * bool(slo.by) + [wording.MASKED] * slo.masked
    reasons += [wording.COMPOSITE] * isinstance(slo.sli, CompositeSli)
    for reason in dict.fromkeys(reasons):
        yield _note(scope, slo, Telling.NEARLY, slo.name, reason, slo.span)
    team = scope.organization.team(slo.default.team)
    for alert in slo.default.burn_alerts:
        if not team.notify.get(alert.severity):
            yield _note(scope, slo, Telling.LEFT_OUT, alert.entry, wording.NOBODY, slo.span)


def _note(scope: ExportScope, slo: SloIr, telling: Telling, what: str, why: str, span: SourceSpan) -> ExportNote:
    return ExportNote(telling, span, f"{scope.service.name}/{slo.name}", what, why)
