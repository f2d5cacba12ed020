"""Kinds of findings about what an engine takes, or does otherwise than Prometheus."""

from slocompiler.diagnostics import Rule, Severity

_ORGANIZATION = """\
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /secrets/key}}}
teams: {web: {notify: {P1: [pager]}}}
burn_rate_policies:
  standard: {fast: {burn: 14.4, long: 1h, short: 5m, severity: P1}}
defaults: {window: 30d, burn_rate_policy: standard}
prometheus: {retention: 45d, flavor: FLAVOR}
---
version: slocompiler/v1
service: api
team: web
signals:
  requests:
    by: [route]
    events: {prometheus: {total: requests_total, bad_where: code=~"5.."}}
slos:
"""
_RUNBOOKS = "runbooks:\n  fix-it: {title: Fix it, steps: [{do: Restart it}]}\n"
_SLO = "{objective: 99.9%, signal: requests, runbook: fix-it}"


def _organization(flavor: str) -> str:
    return _ORGANIZATION.replace("FLAVOR", flavor)


def _one_slo(flavor: str) -> str:
    return _organization(flavor) + f"  availability: {_SLO}\n" + _RUNBOOKS


def _files(flavor: str, *files: str) -> str:
    own = (
        f"  mixin-{number}: {{prometheus: [rules/{file}.yaml], severity: P1, runbook: fix-it}}\n"
        for number, file in enumerate(files, start=1)
    )
    return f"{_one_slo(flavor)}extra_rules:\n{''.join(own)}"


def _many_groups(count: int) -> str:
    """One SLO with so many routes that have an objective of their own."""
    routes = "".join(f"        r{number}: {{objective: 99%}}\n" for number in range(count))
    slo = (
        "  availability:\n    objective: 99.9%\n    signal: requests\n    runbook: fix-it\n    groups:\n      route:\n"
    )
    return _organization("mimir") + slo + routes + _RUNBOOKS


def _distribution(buckets: str, flavor: str) -> str:
    counted = '    by: [route]\n    events: {prometheus: {total: requests_total, bad_where: code=~"5.."}}\n'
    measured = f"    unit: seconds\n    distribution: {{prometheus: {{{buckets}}}}}\n"
    slo = "  latency: {objective: 99%, signal: requests, good: {below: 250ms}, runbook: fix-it}\n"
    return _organization(flavor).replace(counted, measured) + slo + _RUNBOOKS


LATE_ACROSS_GROUPS = Rule(
    code="SLO804",
    name="late-across-groups",
    severity=Severity.WARNING,
    summary="rules that read each other do not fit into one group of Mimir",
    why=(
        "Mimir refuses a group of more than 20 rules by default, and evaluates the groups of a tenant at the same "
        "time. Rules that read each other are kept together as long as they fit; after a cut they may read what was "
        "recorded one evaluation before, and alerts fire up to one evaluation later than is proven."
    ),
    failing=_many_groups(18),
    passing=_many_groups(13),
)

TOO_MANY_GROUPS = Rule(
    code="SLO805",
    name="too-many-groups",
    severity=Severity.WARNING,
    summary="there are more groups of rules than a tenant of Mimir takes by default",
    why=(
        "A tenant has 70 groups unless `ruler_max_rule_groups_per_tenant` says otherwise, and every SLO has two: one "
        "that records and alerts, and a slower one for the budget. Mimir refuses the group that is one too many, and "
        "whoever uploads it sees the error; nobody else does."
    ),
    failing=_files("mimir", "69-groups"),
    passing=_files("mimir", "68-groups"),
)

DEFINITION_TOO_LARGE = Rule(
    code="SLO806",
    name="definition-too-large",
    severity=Severity.ERROR,
    summary="the rules of a service are larger than a namespace of Amazon Managed Service for Prometheus",
    why="The definition of a rule groups namespace has at most 1 MB, a quota that is not raised. AWS refuses the rest.",
    failing=_files("amp", "half-a-mb", "half-a-mb"),
    passing=_files("amp", "68-groups"),
)

TOO_MANY_RULES = Rule(
    code="SLO807",
    name="too-many-rules",
    severity=Severity.WARNING,
    summary="there are more rules than a workspace of Amazon Managed Service for Prometheus takes by default",
    why=(
        "A workspace has 2,000 rules unless its quota is raised, those of all services together. AWS refuses the "
        "namespace that is one too many, while the stacks before it are deployed."
    ),
    failing=_files("amp", "2000-rules"),
    passing=_files("amp", "68-groups"),
)

NATIVE_HISTOGRAM = Rule(
    code="SLO808",
    name="native-histogram-unsupported",
    severity=Severity.ERROR,
    summary="a signal is a native histogram, which VictoriaMetrics does not store",
    why=(
        "VictoriaMetrics reads the classic buckets of an exposition and leaves native histograms out; MetricsQL's "
        "`histogram_fraction` counts buckets and finds none. The SLO would have no data, which looks like no traffic."
    ),
    failing=_distribution("histogram: duration_seconds, buckets: native", "victoriametrics"),
    passing=_distribution("histogram: duration_seconds, buckets: [0.1, 0.25]", "mimir"),
)

LATE_IN_A_CHAIN = Rule(
    code="SLO809",
    name="late-in-a-chain",
    severity=Severity.NOTE,
    summary="vmalert evaluates later than what is proven",
    why=(
        "Times are computed and tested for rules that read what the rule before them has just recorded. vmalert asks "
        "for the state of 30 seconds ago (`-rule.evalDelay`), and stores what it records when it is flushed, after the "
        "next rule was evaluated: each rule in a chain adds one evaluation. What is recorded in the end is the same."
    ),
    failing=_one_slo("victoriametrics"),
    passing=_one_slo("prometheus"),
)

#: Every kind of finding about flavors.
FLAVOR_RULES: tuple[Rule, ...] = (
    LATE_ACROSS_GROUPS,
    TOO_MANY_GROUPS,
    DEFINITION_TOO_LARGE,
    TOO_MANY_RULES,
    NATIVE_HISTOGRAM,
    LATE_IN_A_CHAIN,
)
