"""Labels and annotations of OpenSLO's objects."""

from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.exporting.openslo.annotation import PREFIX
from slocompiler.importing.foreign.fields import Found
from slocompiler.importing.labels import static_labels
from slocompiler.importing.names import is_label_name, spec_name
from slocompiler.importing.openslo.reading.objects import Object
from slocompiler.importing.remark import Remark, approximated, carried, no_equivalent
from slocompiler.importing.rules.openslo import OTHER_METADATA
from slocompiler.importing.runbook_links import runbook_in

#: Labels by which people say who owns something.
_OWNERS = ("team", "owner")


class SaidOf(Struct, frozen=True):
    """What metadata says: who owns it, labels, annotations, and the page that they name."""

    team: str | None = None
    labels: Mapping[str, str] = {}
    annotations: Mapping[str, str] = {}
    runbook: str | None = None
    description: str | None = None


#: A service that is only a word in its SLOs.
NOTHING = SaidOf()


def said_of(found: Object, remarks: list[Remark], by: Collection[str] = ()) -> SaidOf:
    """The metadata of an object; a remark for what cannot be carried. `by`: labels of groups."""
    owner = next((found.labels[key] for key in _OWNERS if len(found.labels.get(key, ())) == 1), None)
    labels = {key: _joined(key, values, remarks) for key, values in found.labels.items() if key != "team" or not owner}
    team = spec_name(owner[0].text, "team") if owner else None
    if owner and team is not None:
        remarks.append(carried(owner[0].span, f"team `{team}`"))
    texts = {key: text.text for key, text in found.annotations.items()}
    runbook = runbook_in(texts.items())
    return SaidOf(
        team=team,
        labels=static_labels({key: text for key, text in labels.items() if text is not None}, remarks, by),
        annotations=_annotations(found.annotations, runbook, remarks),
        runbook=runbook,
    )


def said_of_service(found: Object, remarks: list[Remark]) -> SaidOf:
    """What a service says; a remark for its annotations, which stand on SLOs and alerts here."""
    said = said_of(found, remarks)
    for key, text in found.annotations.items():
        if key in said.annotations or text.text == said.runbook:
            why = "annotations stand on SLOs and alerts: say it there"
            remarks.append(no_equivalent(OTHER_METADATA, text.span, f"annotation `{key[:80]}` of a service", why))
    return replace(said, description=description_of(found, found.spec.text("description"), remarks))


def _joined(key: str, values: tuple[Found, ...], remarks: list[Remark]) -> Found | None:
    """The value of a label; several are one text."""
    if len(values) < 2:
        return values[0] if values else None
    text = ",".join(value.text for value in values)
    why = "a label has one value: these stand in one text, and nothing selects by one of them any longer"
    remarks.append(approximated(OTHER_METADATA, values[0].span, f"label `{key}: {text[:80]}`", why))
    return Found(text, values[0].span, values[0].node)


def _annotations(found: Mapping[str, Found], runbook: str | None, remarks: list[Remark]) -> dict[str, str]:
    kept = {}
    for key, text in found.items():
        if key.startswith(PREFIX) or text.text == runbook:
            continue
        if is_label_name(key):
            kept[key] = text.text
        else:
            why = "it is about another tool, or has no name that an annotation of an alert can have"
            remarks.append(no_equivalent(OTHER_METADATA, text.span, f"annotation `{key[:80]}`", why))
    return kept


def description_of(found: Object, description: Found | None, remarks: list[Remark]) -> str | None:
    """The description, or else the name that it is shown by; a remark when there are both."""
    text = description.text.strip() if description else ""
    shown = found.display_name
    if shown is not None and text and shown.text.strip() not in (text, found.name.text):
        why = "a spec has one text about an SLO, its description, and one name"
        remarks.append(no_equivalent(OTHER_METADATA, shown.span, f"`displayName: {shown.text[:80]}`", why))
    return text or (shown.text.strip() if shown else "") or None
