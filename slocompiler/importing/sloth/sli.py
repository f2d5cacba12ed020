"""Sloth's SLIs: events, a raw share of errors, or a plugin."""

from slocompiler.diagnostics import Diagnostic
from slocompiler.importing.foreign.fields import Fields
from slocompiler.importing.queries import Measured, events_signal, foreign_expr, ratio_signal
from slocompiler.importing.rules.sloth import SLI_PLUGIN
from slocompiler.importing.sloth.context import SlothContext
from slocompiler.promql import Expr

_FORMS = ("events", "raw", "plugin")


def read_sli(context: SlothContext, slo: Fields) -> Measured | None:
    """What the SLO measures; None when that cannot be told (which is reported)."""
    sli = slo.fields("sli")
    if sli is None:
        if not slo.has("sli"):
            slo.missing("sli", "write what is measured: `events` with two queries, or `raw` with one")
        return None
    forms = [form for form in _FORMS if sli.has(form)]
    if len(forms) != 1:
        given = " and ".join(f"`{form}`" for form in forms) or "none of `events`, `raw` and `plugin`"
        sli.wrong(sli.span, f"an SLI has one form, and this one has {given}", "keep one of them")
        return None
    fields = sli.fields(forms[0])
    if fields is None:
        return None
    return {"events": _events, "raw": _raw, "plugin": _plugin}[forms[0]](context, fields)


def _events(context: SlothContext, fields: Fields) -> Measured | None:
    bad = _query(context, fields, context.dialect.error_query)
    total = _query(context, fields, context.dialect.total_query)
    if bad is None or total is None:
        return None
    if bad == total:
        span = fields.key_span(context.dialect.error_query)
        fields.wrong(span, "bad events and all events are the same query", "add the conditions that make an event bad")
        return None
    return events_signal(total, bad=bad)


def _raw(context: SlothContext, fields: Fields) -> Measured | None:
    share = _query(context, fields, context.dialect.error_ratio_query)
    return None if share is None else ratio_signal(share)


def _plugin(context: SlothContext, fields: Fields) -> Measured | None:
    name = fields.required_text("id")
    by = " with its `options`" if fields.has("options") else ""
    if name is not None:
        message = f"what the plugin `{name.text[:80]}` measures{by} is not in the file"
        help = "write the query that it expands to, as `raw` or as `events`; Sloth's generated rules show it"
        context.reading.trouble.append(SLI_PLUGIN.at(name.span, message, help))
    return None


def _query(context: SlothContext, fields: Fields, key: str) -> Expr | None:
    found = fields.required_text(key, f"write a query: `{key}: sum(rate(...[{{{{.window}}}}]))`")
    if found is None:
        return None
    query = foreign_expr(found, context.source)
    if isinstance(query, Diagnostic):
        context.reading.trouble.append(query)
        return None
    return query.expr
