"""Rule files, and the resources that carry them, to rules."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.foreign.fields import Fields, Found, Reading
from slocompiler.importing.foreign.kubernetes import (
    Envelope,
    annotation_remarks,
    facts_of,
    loaded_elsewhere,
    open_envelope,
)
from slocompiler.importing.hand_written.found_rule import FoundGroup, FoundRule
from slocompiler.importing.queries import foreign_expr
from slocompiler.importing.remark import Remark, no_equivalent
from slocompiler.importing.rules.framework import NOT_THE_FORMAT, UNUSABLE_QUERY
from slocompiler.importing.rules.pyrra import RULE_SETTINGS
from slocompiler.load.did_you_mean import quoted
from slocompiler.load.yaml import MappingNode, NodePath
from slocompiler.promql import uses_window, without_parens
from slocompiler.values import Duration

_KIND = "PrometheusRule"
#: Rule files have no placeholders.
_NO_PLACEHOLDER = re.compile(r"(?!)")
_SETTINGS = ("interval", "limit", "query_offset", "partial_response_strategy", "source_tenants", "namespace")


class ReadRules(Struct):
    """All rules of all documents, what else is said there, and what is wrong."""

    rules: list[FoundRule] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)


def read_rules(documents: Sequence[ForeignDocument]) -> ReadRules:
    """The rules, in the order of the files. A rule with a fault is left out, and its fault reported."""
    read = ReadRules()
    for document in documents:
        reading = Reading()
        for group, labels, rule, route in _rules_in(document, reading, read):
            found = _rule(read, group, labels, rule, route)
            if found is not None:
                read.rules.append(found)
        read.findings.extend(reading.trouble)
        read.remarks.extend(reading.unknown_fields())
    return read


_Placed = tuple[FoundGroup, dict[str, Found], Fields, NodePath]


def _rules_in(document: ForeignDocument, reading: Reading, read: ReadRules) -> Iterator[_Placed]:
    """The rules of a document: a file of groups, a resource that has them, one group, or one rule."""
    root = reading.open(document.tree, "the document")
    keys = document.tree.entries
    if getattr(keys["kind"].value, "text", "") == _KIND if "kind" in keys else False:
        envelope = open_envelope(root)
        read.remarks.extend(annotation_remarks(envelope.annotations))
        read.remarks.extend(loaded_elsewhere(facts_of(read.envelopes), envelope, envelope.labels))
        read.envelopes.append(envelope)
        if envelope.spec is not None:
            yield from _groups(document, envelope.spec, ("spec",), read)
    elif "groups" in keys:
        _remark_settings(read, root, "the file")
        yield from _groups(document, root, (), read)
    elif "rules" in keys:
        yield from _rules_of_group(document, root, (), read)
    elif "expr" in keys:
        yield FoundGroup(None, document, ()), {}, root, ()
    else:
        read.findings.append(_no_rules(root))
        root.ignore(*keys)


def _groups(document: ForeignDocument, above: Fields, route: NodePath, read: ReadRules) -> Iterator[_Placed]:
    if not above.has("groups"):
        above.missing("groups", "write the groups of rules: `groups: [{name: shop, rules: [...]}]`")
    for index, item in enumerate(above.items("groups")):
        if isinstance(item, MappingNode):
            group = above.reading.open(item, "a group")
            yield from _rules_of_group(document, group, (*route, "groups", index), read)
        else:
            above.wrong(item.span, "a group is not a mapping", "write keys: `name` and `rules`")


def _rules_of_group(document: ForeignDocument, group: Fields, route: NodePath, read: ReadRules) -> Iterator[_Placed]:
    name = group.required_text("name", "write the name of the group")
    labels = group.texts("labels")
    _remark_settings(read, group, "the group")
    found = FoundGroup(name, document, route)
    for index, item in enumerate(group.items("rules")):
        if isinstance(item, MappingNode):
            yield found, labels, group.reading.open(item, "a rule"), (*route, "rules", index)
        else:
            group.wrong(item.span, "a rule is not a mapping", "write keys: `alert` or `record`, and `expr`")


def _remark_settings(read: ReadRules, fields: Fields, noun: str) -> None:
    settings = [key for key in _SETTINGS if fields.has(key)]
    if settings:
        what = f"settings of {noun}: {quoted(settings)}"
        why = "the compiler says itself how its groups are loaded and evaluated"
        read.remarks.append(no_equivalent(RULE_SETTINGS, fields.key_span(settings[0]), what, why))


def _rule(
    read: ReadRules, group: FoundGroup, group_labels: dict[str, Found], fields: Fields, route: NodePath
) -> FoundRule | None:
    trouble = fields.reading.trouble
    before = len(trouble)
    kinds = [kind for kind in ("alert", "record") if fields.has(kind)]
    if len(kinds) != 1:
        given = "both `alert` and `record`" if kinds else "neither `alert` nor `record`"
        fields.wrong(fields.span, f"a rule has one of them, and this one has {given}", "write two rules, or one name")
    name = fields.required_text(kinds[0]) if kinds else None
    expr = fields.required_text("expr", "write the query: `expr: up == 0`")
    is_alert = kinds == ["alert"]
    waits = [_duration(fields, key) for key in ("for", "keep_firing_for")] if is_alert else [None, None]
    labels = {**group_labels, **fields.texts("labels")}
    annotations = fields.texts("annotations") if is_alert else {}
    query = None if expr is None else foreign_expr(expr, group.document.source, _NO_PLACEHOLDER, needs_window=False)
    if isinstance(query, Diagnostic):
        trouble.append(query)
    elif query is not None and expr is not None and uses_window(query.expr):
        message = "this query has the range `[$window]`, and a rule file has no placeholders"
        trouble.append(UNUSABLE_QUERY.at(expr.span, message, "write the range as a duration: `[5m]`"))
    if len(trouble) > before or name is None or expr is None or query is None or isinstance(query, Diagnostic):
        return None
    return FoundRule(
        number=len(read.rules),
        is_alert=is_alert,
        name=name.text.strip(),
        expr=without_parens(query.expr),
        text=expr,
        span=name.span,
        group=group,
        route=route,
        for_=waits[0],
        keep_firing_for=waits[1],
        labels=labels,
        annotations=annotations,
    )


def _duration(fields: Fields, key: str) -> Duration | None:
    found = fields.text(key)
    if found is None or found.text == "0":
        return None
    return fields.parsed(found, Duration.parse)


def _no_rules(root: Fields) -> Diagnostic:
    kind = root.node.entries.get("kind")
    span = kind.value.span if kind else root.span
    message = f"this is no rule file: it has neither `groups` nor `kind: {_KIND}`"
    help = "name rule files of Prometheus and PrometheusRule resources; take rule files out of a ConfigMap first"
    return NOT_THE_FORMAT.at(span, message, help)
