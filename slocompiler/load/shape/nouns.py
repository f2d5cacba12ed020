"""What a mapping of the language is called in a sentence."""

import re

from slocompiler.spec import SpecModel

_NOUNS = {
    "AbsentSpec": "`absent`",
    "AccountSpec": "a CloudWatch account",
    "AlertmanagerSpec": "`alertmanager`",
    "AutomateSpec": "`automate`",
    "AutomationSpec": "`automation`",
    "CloudWatchSpec": "`cloudwatch`",
    "CompositeSpec": "`composite`",
    "CorrelationSpec": "a correlation",
    "DefaultsSpec": "a set of defaults",
    "DistributionSpec": "`distribution`",
    "EfficiencySpec": "an entry of `efficiency`",
    "EventsSpec": "`events`",
    "ExpectSpec": "`expect`",
    "ExtraRulesSpec": "a set of extra rules",
    "GaugeSpec": "`gauge`",
    "GivenSpec": "what a signal measures",
    "GoodSpec": "`good`",
    "GrafanaSpec": "`grafana`",
    "KeepExpectationSpec": "`expect`",
    "KeepSpec": "`keep`",
    "LimitsSpec": "`limits`",
    "MaintenanceSpec": "a maintenance",
    "OrganizationSpec": "an organization",
    "OnlyIfSpec": "`only_if`",
    "PageTemplatesSpec": "`page_templates`",
    "PolicyEntrySpec": "an entry of a burn-rate policy",
    "PrometheusSpec": "`prometheus`",
    "RateComparisonSpec": "a comparison",
    "RatioSpec": "`ratio`",
    "SecretRefSpec": "a secret reference",
    "ServiceBody": "an override",
    "ServiceDocument": "a service",
    "SloGroupSpec": "a group of an SLO",
    "SloSpec": "an SLO",
    "TemplateSpec": "a template",
    "TimeslicesSpec": "`timeslices`",
    "TracingSpec": "`tracing`",
    "TrafficSpec": "`traffic`",
    "WhenSpec": "`when`",
}
_SOURCES = ("Events", "Distribution", "Gauge", "Ratio")


def noun(model: type[SpecModel]) -> str:
    """With its article: `a signal`, `an SLO`."""
    name = model.__name__
    if name in _NOUNS:
        return _NOUNS[name]
    if name.endswith(_SOURCES):
        return "a Prometheus source" if name.startswith("Prometheus") else "a CloudWatch source"
    words = " ".join(re.findall(r"[A-Z][a-z]*", name.removesuffix("Spec"))).lower()
    return f"an {words}" if words[:1] in "aeiou" else f"a {words}"
