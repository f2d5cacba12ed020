"""An exported SLO as the keys of a spec."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.exporting.openslo import annotation
from slocompiler.exporting.openslo.durations import shorthand
from slocompiler.exporting.openslo.slo_document import measured_part
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.openslo.exported.carried import annotations_of, carried_keys, labels_of, text_of
from slocompiler.importing.openslo.exported.policies import changed_policy, plain_texts
from slocompiler.importing.openslo.meaning.measure import promise_of
from slocompiler.importing.openslo.meaning.windows import window_of
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.indicators import read_indicator
from slocompiler.importing.openslo.reading.objectives import ReadObjective, read_objectives
from slocompiler.importing.openslo.reading.objects import Object
from slocompiler.importing.openslo.reading.windows import read_window
from slocompiler.importing.remark import approximated
from slocompiler.importing.rules.openslo import CHANGED_EXPORT
from slocompiler.importing.wishes import Wishes
from slocompiler.importing.writing.plain import Plain, Written, plain
from slocompiler.load.yaml import MappingNode, ScalarNode, SequenceNode, YamlNode
from slocompiler.values import Duration, InvalidValueError

_NO_KEYS = (annotation.SLO, annotation.ENVIRONMENT, annotation.DIGEST, annotation.ENTRIES)
#: Keys that say how it is measured.
_MEASURED = ("signal", "good", "timeslices", "composite")


class SloData(Struct, frozen=True):
    """`signal` is a new one, where the document is not measured as it was exported any longer."""

    name: str
    keys: dict[str, Plain]
    signal: Plain | None


def slo_data(context: Context, found: Object, wishes: Wishes, options: ImportOptions) -> SloData | None:
    """The keys; None when something in the document is wrong (which is reported)."""
    before, name = len(context.trouble), text_of(found, annotation.SLO)
    keys = carried_keys(context, found, _NO_KEYS)
    spec = found.spec
    spec.ignore("service")
    objectives = read_objectives(context, found)
    window = window_of(read_window(spec, "timeWindow"), options.window, found.span, context.remarks)
    description = spec.text("description")
    changed = changed_policy(context, found, wishes)
    if len(context.trouble) > before or name is None or not objectives:
        return None
    keys = _with_native(found, keys, objectives[0], window, description.text if description else None)
    if changed is not None:
        keys["burn_rate_policy"] = changed
    elif "burn_rate_policy" not in keys:
        keys["burn_rate_policy"] = wishes.no_alerts(found.span)
    signal = _measured_anew(context, found, objectives, keys, name)
    return None if len(context.trouble) > before else SloData(name, keys, signal)


def _with_native(
    found: Object,
    keys: Mapping[str, Plain],
    objective: ReadObjective,
    window: Duration | str,
    description: str | None,
) -> dict[str, Plain]:
    """What OpenSLO has words for, over what the annotations hold of the same."""
    native: dict[str, Plain] = {"objective": Written(str(objective.target)), "window": _window(window, keys)}
    whole = keys.get("description")
    if description:
        native["description"] = whole if isinstance(whole, str) and whole.startswith(description) else description
    else:
        keys = {key: value for key, value in keys.items() if key != "description"}
    for key, texts in (("labels", labels_of(found)), ("annotations", annotations_of(found))):
        if texts and key not in keys:
            native[key] = dict(texts)
    return {**keys, **native}


def _window(window: Duration | str, keys: Mapping[str, Plain]) -> Plain:
    """The annotated window, where OpenSLO's shorthand for it is the one of the document."""
    exact = keys.get("window")
    if isinstance(exact, str) and isinstance(window, Duration):
        try:
            return exact if shorthand(Duration.parse(exact)) == shorthand(window) else Written(str(window))
        except InvalidValueError:
            pass
    return Written(str(window))


def _measured_anew(
    context: Context, found: Object, objectives: list[ReadObjective], keys: dict[str, Plain], slo: str
) -> Plain | None:
    """A signal that is read from the document, where this is not measured as it was; changes `keys` then."""
    spec = found.spec
    part = plain_texts(spec.node)
    assert isinstance(part, dict)
    if annotation.digest(measured_part(part)) == text_of(found, annotation.DIGEST):
        spec.ignore("indicator", "indicatorRef", "budgetingMethod")
        for name in data_sources_in(spec.node):
            source = context.find("DataSource", name)
            if source is not None:
                source.spec.ignore("type", "connectionDetails", "description")
        return None
    why = "it is not measured as it was when it was exported: its queries count"
    context.remarks.append(approximated(CHANGED_EXPORT, found.span, f"signal of the SLO `{slo}`", why))
    method = spec.required_text("budgetingMethod")
    indicator = read_indicator(context, found, spec) or objectives[0].indicator
    if indicator is None or method is None:
        if not context.trouble:
            spec.wrong(found.span, "it is not said what is measured", "write an `indicator`, or an `indicatorRef`")
        return None
    promise = promise_of(indicator, objectives[0], method.text, context.remarks)
    if isinstance(promise, Diagnostic):
        context.trouble.append(promise)
        return None
    for key in _MEASURED:
        keys.pop(key, None)
    for key, model in (("good", promise.measured.good), ("timeslices", promise.timeslices)):
        if model is not None:
            keys[key] = plain(model)
    return plain(promise.measured.signal)


def data_sources_in(node: YamlNode) -> list[str]:
    """The names of data sources that a document refers to."""
    if isinstance(node, MappingNode):
        own = [
            entry.value.text
            for key, entry in node.entries.items()
            if key == "metricSourceRef" and isinstance(entry.value, ScalarNode)
        ]
        return [*own, *(name for entry in node.entries.values() for name in data_sources_in(entry.value))]
    if isinstance(node, SequenceNode):
        return [name for item in node.items for name in data_sources_in(item)]
    return []
