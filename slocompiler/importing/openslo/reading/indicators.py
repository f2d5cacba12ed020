"""Service level indicators."""

from msgspec import Struct

from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.metrics import Metric, read_metric
from slocompiler.importing.openslo.reading.objects import Object, open_object

_SHARES = {"success": False, "failure": True}


class Ratio(Struct, frozen=True):
    """Good or bad events over all, or a ratio as it is (`raw`). `is_counter`: the metrics only ever grow."""

    is_counter: bool
    good: Metric | None = None
    bad: Metric | None = None
    total: Metric | None = None
    raw: Metric | None = None
    raw_is_bad: bool = False


class Indicator(Struct, frozen=True):
    """What is measured: a threshold metric or a ratio. `name` is None where the version has no names for it."""

    name: Found | None
    threshold: Metric | None = None
    ratio: Ratio | None = None


def read_indicator(context: Context, owner: Object, fields: Fields) -> Indicator | None:
    """The indicator of an SLO, or of one of its objectives; None when it cannot be used (which is reported)."""
    reference = fields.text("indicatorRef")
    inline = fields.fields("indicator")
    if reference is not None and inline is not None:
        fields.wrong(reference.span, "there is an `indicator` and an `indicatorRef`", "keep one of the two")
        return None
    if inline is not None:
        found = open_object(inline, owner.version, "SLI", owner.document)
        return None if found is None else _of_object(context, found)
    if reference is None:
        return None
    known = context.referred("SLI", reference)
    if known is None:
        return None
    key = ("SLI", known.name.text)
    if key not in context.read:
        context.read[key] = _of_object(context, known)
    read = context.read[key]
    return read if isinstance(read, Indicator) else None


def _of_object(context: Context, found: Object) -> Indicator | None:
    spec = found.spec
    context.pass_over_texts(found)
    forms = [form for form in ("thresholdMetric", "ratioMetric") if spec.has(form)]
    if len(forms) != 1:
        given = "both `thresholdMetric` and `ratioMetric`" if forms else "neither `thresholdMetric` nor `ratioMetric`"
        spec.wrong(spec.span if spec.node.entries else found.span, f"an indicator is one of two, and this is {given}")
        return None
    fields = spec.fields(forms[0])
    if fields is None:
        return None
    if forms == ["thresholdMetric"]:
        metric = read_metric(context, found, fields)
        return None if metric is None else Indicator(found.name, threshold=metric)
    ratio = _ratio(context, found, fields)
    return None if ratio is None else Indicator(found.name, ratio=ratio)


def _ratio(context: Context, owner: Object, fields: Fields) -> Ratio | None:
    is_counter = fields.flag("counter")
    given = [key for key in ("good", "bad", "total", "raw") if fields.has(key)]
    kind = fields.text("rawType")
    if given not in (["good", "total"], ["bad", "total"], ["raw"]):
        what = ", ".join(f"`{key}`" for key in given) or "nothing"
        help = "write `total` with one of `good` and `bad`, or `raw` alone"
        fields.wrong(fields.span, f"a ratio cannot be made of {what}", help)
        return None
    metrics = {key: _metric(context, owner, fields, key) for key in given}
    if None in metrics.values():
        return None
    if given != ["raw"]:
        return Ratio(is_counter, good=metrics.get("good"), bad=metrics.get("bad"), total=metrics["total"])
    if kind is None or kind.text not in _SHARES:
        help = "write `rawType: success` for a share of good events, `rawType: failure` for bad ones"
        fields.wrong(kind.span if kind else fields.span, "it is not said which share `raw` is", help)
        return None
    return Ratio(False, raw=metrics["raw"], raw_is_bad=_SHARES[kind.text])


def _metric(context: Context, owner: Object, fields: Fields, key: str) -> Metric | None:
    inner = fields.fields(key)
    return None if inner is None else read_metric(context, owner, inner)


def read_alpha_ratio(context: Context, owner: Object, fields: Fields) -> Indicator | None:
    """`ratioMetrics` of an objective of v1alpha."""
    is_counter = fields.flag("incremental")
    good, total = (_metric(context, owner, fields, key) for key in ("good", "total"))
    for key in ("good", "total"):
        if not fields.has(key):
            fields.missing(key)
    if good is None or total is None:
        return None
    return Indicator(None, ratio=Ratio(is_counter, good=good, total=total))


def read_alpha_threshold(context: Context, owner: Object, fields: Fields) -> Indicator | None:
    """`indicator` of an SLO of v1alpha."""
    inner = fields.fields("thresholdMetric")
    if inner is None:
        if not fields.has("thresholdMetric"):
            fields.missing("thresholdMetric")
        return None
    metric = read_metric(context, owner, inner)
    return None if metric is None else Indicator(None, threshold=metric)
