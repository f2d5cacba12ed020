"""Where an indicator is measured, and by which query."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.objects import ALPHA, Object
from slocompiler.importing.remark import no_equivalent
from slocompiler.importing.rules.openslo import OTHER_METADATA, OTHER_STORE
from slocompiler.load.yaml import MappingNode, SequenceNode

#: What people call stores that answer PromQL.
_PROMQL = ("prometheus", "thanos", "mimir", "cortex", "amazonprometheus", "googlecloudmonitoringpromql", "promql")
_CLOUDWATCH = ("cloudwatch", "awscloudwatch", "amazoncloudwatch")
#: Keys by which a query of Prometheus is written.
_QUERIES = ("query", "promql", "expr")


class CloudWatchMetric(Struct, frozen=True):
    """Metrics of one namespace that are summed. A dimension may have several values."""

    namespace: Found
    names: tuple[Found, ...]
    statistic: Found | None
    dimensions: Mapping[str, tuple[str, ...]]
    regions: tuple[str, ...]


class Metric(Struct, frozen=True):
    """A query: PromQL (`query`), or metrics of CloudWatch. `source` is the text of the file that it stands in."""

    query: Found | None
    cloudwatch: CloudWatchMetric | None
    span: SourceSpan
    source: str


def read_metric(context: Context, owner: Object, fields: Fields) -> Metric | None:
    """The metric under `good`, `total`, ...; None when it cannot be used (which is reported)."""
    if owner.version == ALPHA:
        return _alpha(context, owner, fields)
    source = fields.fields("metricSource")
    if source is None:
        if not fields.has("metricSource"):
            fields.missing("metricSource", "write where it is measured: `metricSource: {type: ..., spec: ...}`")
        return None
    store = _store(context, source)
    spec = source.fields("spec")
    if spec is None:
        if not source.has("spec"):
            source.missing("spec", "write the query: `spec: {query: ...}`")
        return None
    return None if store is None else _of_store(context, owner, store, spec)


def _alpha(context: Context, owner: Object, fields: Fields) -> Metric | None:
    store = fields.required_text("source", "write where it is measured: `source: prometheus`")
    fields.required_text("queryType")
    return None if store is None else _of_store(context, owner, store, fields)


def _store(context: Context, source: Fields) -> Found | None:
    """The type of the store: written there, or that of the data source."""
    written, reference = source.text("type"), source.text("metricSourceRef")
    if reference is None:
        return written or source.required_text("type", "write the type of the store: `type: Prometheus`")
    if written is not None:
        found = context.find("DataSource", reference.text)
    else:
        found = context.referred("DataSource", reference)
    if found is None:
        return written
    if ("DataSource", found.name.text) not in context.read:
        context.read["DataSource", found.name.text] = found
        _pass_over(context, found)
    of_source = found.spec.required_text("type")
    return written or of_source


def _pass_over(context: Context, source: Object) -> None:
    """What a data source says beside its type."""
    context.pass_over_texts(source)
    details = source.spec.fields("connectionDetails")
    if details is not None and details.node.entries and not context.is_exported:
        why = "rules are loaded into the store that evaluates them: how it is reached is no part of a spec"
        span = source.spec.key_span("connectionDetails")
        context.remarks.append(no_equivalent(OTHER_METADATA, span, "`connectionDetails`", why))
    if details is not None:
        details.ignore(*details.node.entries)


def _of_store(context: Context, owner: Object, store: Found, spec: Fields) -> Metric | None:
    word = "".join(character for character in store.text.lower() if character.isalnum())
    if word in _PROMQL:
        key = next((key for key in _QUERIES if spec.has(key)), _QUERIES[0])
        query = spec.required_text(key, "write the query: `query: sum(...)`")
        spec.ignore("queryType")
        return None if query is None else Metric(query, None, query.span, owner.document.source)
    if word in _CLOUDWATCH:
        return _cloudwatch(owner, spec)
    spec.ignore(*spec.node.entries)
    message = f"queries of `{store.text[:80]}` are not compiled: there are Prometheus and CloudWatch"
    help = "measure the same in one of the two, and import that"
    context.trouble.append(OTHER_STORE.at(store.span, message, help))
    return None


_UNREADABLE: Final = ("json", "sql", "expression")


def _cloudwatch(owner: Object, spec: Fields) -> Metric | None:
    for key in _UNREADABLE:
        if spec.has(key):
            help = "write `namespace`, `metricName`, `stat` and `dimensions` instead"
            spec.wrong(spec.key_span(key), f"`{key}` is a query that is not read", help)
            return None
    namespace = spec.required_text("namespace", "write the namespace of the metric: `namespace: AWS/ApplicationELB`")
    names = _one_or_many(spec, "metricName")
    if not names and not spec.has("metricName"):
        spec.missing("metricName", "write the name of the metric")
    statistic, region = spec.text("stat"), spec.text("region")
    regions = _one_or_many(spec, "regions") or ((region,) if region else ())
    dimensions = _dimensions(spec)
    if namespace is None or not names:
        return None
    found = CloudWatchMetric(namespace, names, statistic, dimensions, tuple(each.text for each in regions))
    return Metric(None, found, namespace.span, owner.document.source)


def _one_or_many(spec: Fields, key: str) -> tuple[Found, ...]:
    entry = spec.node.entries.get(key)
    if entry is not None and isinstance(entry.value, SequenceNode):
        return tuple(spec.text_items(key))
    found = spec.text(key)
    return (found,) if found else ()


def _dimensions(spec: Fields) -> dict[str, tuple[str, ...]]:
    """By name, or a list of names and values."""
    entry = spec.node.entries.get("dimensions")
    if entry is not None and isinstance(entry.value, MappingNode):
        fields = spec.fields("dimensions")
        assert fields is not None
        return {key: tuple(found.text for found in _one_or_many(fields, key)) for key in fields.node.entries}
    found: dict[str, tuple[str, ...]] = {}
    for item in spec.each("dimensions", "a dimension"):
        name, value = item.required_text("name"), item.required_text("value")
        if name is not None and value is not None:
            found[name.text] = (value.text,)
    return found
