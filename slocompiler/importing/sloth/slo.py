"""One of Sloth's SLOs."""

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.labels import static_labels
from slocompiler.importing.names import spec_name
from slocompiler.importing.queries import Measured
from slocompiler.importing.remark import approximated, carried
from slocompiler.importing.rules.framework import RENAMED
from slocompiler.importing.sloth.alerting import read_alerting
from slocompiler.importing.sloth.context import SlothContext
from slocompiler.importing.sloth.plugins import plugin_remarks
from slocompiler.importing.sloth.sli import read_sli
from slocompiler.spec.slos import SloSpec
from slocompiler.values import Objective, print_number


class SlothSlo(Struct, frozen=True):
    """An SLO in our words, where it stands, and whether it is alerted on."""

    name: str
    spec: SloSpec
    span: SourceSpan
    has_alerts: bool


def read_slo(context: SlothContext, fields: Fields) -> SlothSlo | None:
    """The SLO; None when something is wrong with it (which is reported)."""
    before, remarks_before = len(context.reading.trouble), len(context.remarks)
    name = fields.required_text("name")
    objective = _objective(fields)
    description = fields.text("description")
    labels = fields.texts("labels")
    measured = read_sli(context, fields)
    alerting = read_alerting(context, fields, objective)
    context.remarks.extend(plugin_remarks(fields.fields("plugins")))
    if name is None or objective is None or measured is None or len(context.reading.trouble) > before:
        del context.remarks[remarks_before:]  # what is refused has no other fate
        return None
    own_name = spec_name(name.text, "slo")
    _remark_names(context, name, own_name, measured)
    groups = [entry.split(" as ")[-1] for entry in measured.signal.by]
    spec = SloSpec(
        objective=objective,
        description=(description.text.strip() or None) if description else None,
        window=context.windows.period,
        signal=context.signals.name_of(measured.signal, own_name),
        good=measured.good,
        runbook=alerting.runbook,
        burn_rate_policy=alerting.policy,
        min_failures=1,
        labels={**static_labels(labels, context.remarks, groups), **alerting.labels},
        annotations=dict(alerting.annotations),
        burn_alerts=dict(alerting.burn_alerts),
    )
    alerts = "with its burn-rate alerts" if alerting.has_alerts else "without alerts"
    what = f"SLO `{own_name}`: {objective} over {context.windows.period.human}, {alerts}"
    context.remarks.append(carried(name.span, what))
    return SlothSlo(own_name, spec, name.span, alerting.has_alerts)


def _objective(fields: Fields) -> Objective | None:
    if not fields.has("objective"):
        fields.missing("objective", "write the share of good events in percent: `objective: 99.9`")
        return None
    found = fields.number("objective")
    if found is None:
        return None
    text = Found(f"{print_number(found.number)}%", found.span, found.node)
    return fields.parsed(text, Objective.parse)


def _remark_names(context: SlothContext, name: Found, own_name: str, measured: Measured) -> None:
    if own_name != name.text:
        why = (
            f"`{name.text[:80]}` is no name of a spec; recorded series have the new name in `sloth_slo` and `sloth_id`"
        )
        context.remarks.append(approximated(RENAMED, name.span, f"SLO `{own_name}`", why))
    for theirs, ours in measured.renamed:
        why = f"the label `{theirs}` is set by the compiler itself"
        context.remarks.append(approximated(RENAMED, name.span, f"group label `{ours}` for `{theirs}`", why))
