"""What is said of plugins that change the generated rules."""

from collections.abc import Iterator, Sequence

from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.remark import Remark, approximated, no_equivalent
from slocompiler.importing.rules.sloth import SLO_PLUGIN
from slocompiler.load.did_you_mean import quoted

_CONTRIB = "sloth.dev/contrib/"
#: Plugin -> why nothing is lost without it.
_NEEDLESS = {
    "denominator_corrected_rules": "long windows are weighted by traffic for every SLO",
    "remove_labels": "recorded samples carry no labels but those that tell SLOs apart",
    "rule_intervals": "rules are evaluated by the organization's `prometheus.evaluation_interval`",
}
#: Plugin -> what to write instead.
_INSTEAD = {
    "info_labels": "write the labels under `labels`: they stand on the information series, and on alerts too",
    "error_budget_exhausted_alert": "write an alert with `promql` on `slo:period_error_budget_remaining:ratio`",
    "validate_victoria_metrics": "queries are read as PromQL; those in MetricsQL are refused",
}


def plugin_remarks(fields: Fields | None) -> Iterator[Remark]:
    """What becomes of each plugin of a chain."""
    if fields is None:
        return
    if fields.flag("overridePrevious"):
        why = "there is no chain here whose plugins could be left out"
        yield approximated(SLO_PLUGIN, fields.key_span("overridePrevious"), "`overridePrevious`", why)
    for plugin in fields.each("chain", "a plugin of the chain"):
        settings = [key for key in ("config", "priority") if plugin.has(key)]
        name = plugin.required_text("id")
        if name is not None:
            yield _remark(name, settings)


def _remark(name: Found, settings: Sequence[str]) -> Remark:
    """`settings`: the keys beside its name, which go where the plugin goes."""
    what = f"plugin `{name.text[:80]}`{' with its ' if settings else ''}{quoted(settings)}"
    if name.text.startswith("sloth.dev/core/"):
        return approximated(SLO_PLUGIN, name.span, what, "the compiler writes its own rules, which it checks and tests")
    short = name.text.removeprefix(_CONTRIB).split("/")[0] if name.text.startswith(_CONTRIB) else ""
    if short in _NEEDLESS:
        return approximated(SLO_PLUGIN, name.span, what, _NEEDLESS[short])
    instead = _INSTEAD.get(
        short, "what it does to the rules is not known here: say it in the spec, or in `extra_rules`"
    )
    return no_equivalent(SLO_PLUGIN, name.span, what, instead)
