"""Rules about files of OpenSLO."""

from slocompiler.diagnostics import Rule, Severity

_HEAD = "# slocompile import openslo --team web\n"
_SLO = """\
apiVersion: openslo/v1
kind: SLO
metadata:
  name: availability
  annotations: {runbook: https://wiki.example.com/shop}
spec:
  service: shop
  indicator:
    metadata: {name: good-requests}
    spec:
      ratioMetric:
        counter: true
        good:
          metricSource: {type: Prometheus, spec: {query: 'sum(http_requests_total{job="shop",code!~"5.."})'}}
        total:
          metricSource: {type: Prometheus, spec: {query: 'sum(http_requests_total{job="shop"})'}}
  timeWindow: [{duration: 30d, isRolling: true}]
  budgetingMethod: Occurrences
  objectives: [{target: 0.999}]
"""
_GOOD = _HEAD + _SLO
_SLICED = _GOOD.replace("Occurrences", "Timeslices").replace(
    "{target: 0.999}", "{target: 0.999, timeSliceTarget: 0.95, timeSliceWindow: 1m}"
)
_ALERTING = """\
  alertPolicies:
    - kind: AlertPolicy
      metadata: {name: fast}
      spec:
        alertWhenBreaching: true
        conditions:
          - kind: AlertCondition
            metadata: {name: fast}
            spec:
              severity: page
              condition: {kind: burnrate, op: gte, threshold: 14.4, lookbackWindow: 1h, alertAfter: 2m}
        notificationTargets:
          - kind: AlertNotificationTarget
            metadata: {name: pager}
            spec: {target: pagerduty}
"""
_INDICATOR = _GOOD[_GOOD.index("  indicator:") : _GOOD.index("  timeWindow:")]
_METRICS = _GOOD[_GOOD.index("        counter:") : _GOOD.index("  timeWindow:")]
_COMPOSITE = _GOOD.replace(_INDICATOR, "").replace(
    "  objectives: [{target: 0.999}]\n",
    "  objectives:\n"
    + "".join(
        f"""\
    - displayName: {name}
      target: 0.999
      indicator:
        metadata: {{name: {name}}}
        spec:
          ratioMetric:
            counter: true
            bad: {{metricSource: {{type: Prometheus, spec: {{query: 'sum({name}_requests_total{{code=~"5.."}})'}}}}}}
            total: {{metricSource: {{type: Prometheus, spec: {{query: 'sum({name}_requests_total)'}}}}}}
"""
        for name in ("front", "back")
    ),
)

OTHER_VERSION = Rule(
    code="SLO660",
    name="other-version-of-openslo",
    severity=Severity.ERROR,
    summary="a document of OpenSLO has a version that is not imported",
    why=(
        "Imported are openslo/v1 and openslo/v1alpha. What came after them is a draft whose fields change, and an "
        "import that guesses would give another SLO than the one that was meant."
    ),
    failing=_GOOD.replace("openslo/v1", "openslo.com/v2alpha"),
    passing=_GOOD,
)

UNUSED_OBJECT = Rule(
    code="SLO661",
    name="unused-object",
    severity=Severity.WARNING,
    summary="no SLO among the files refers to an object of OpenSLO",
    why="Services, indicators, data sources and alert policies become parts of specs of SLOs: alone they say nothing.",
    failing=_GOOD
    + "---\napiVersion: openslo/v1\nkind: Service\nmetadata: {name: stock}\nspec: {description: The stock}\n",
    passing=_GOOD
    + "---\napiVersion: openslo/v1\nkind: Service\nmetadata: {name: shop}\nspec: {description: The shop}\n",
)

OTHER_STORE = Rule(
    code="SLO662",
    name="store-without-a-target",
    severity=Severity.ERROR,
    summary="an indicator is measured by a store that the compiler has no target for",
    why=(
        "Rules and alarms are written for Prometheus and CloudWatch, and every alert is proven for them. The query of "
        "another store cannot be translated by a program: measure the same in one of the two, and import that."
    ),
    failing=_GOOD.replace("type: Prometheus", "type: Datadog", 1),
    passing=_GOOD,
)

NO_SUCH_OBJECT = Rule(
    code="SLO663",
    name="no-such-object",
    severity=Severity.ERROR,
    summary="an object of OpenSLO refers to one that is in none of the files",
    why="What it says is unknown without it. Objects may stand in other files: name them all in one import.",
    failing=_GOOD.replace(_INDICATOR, "  indicatorRef: good-requests\n"),
    passing=_GOOD,
)

OTHER_WINDOW = Rule(
    code="SLO664",
    name="another-window",
    severity=Severity.WARNING,
    summary="the window of an SLO is not exactly that of the source",
    why=(
        "Months, quarters and years have no fixed length as rolling windows. Calendar windows are weeks, months and "
        "quarters that begin at midnight in UTC: that is exact and cheap in PromQL, other beginnings are not."
    ),
    failing=_GOOD.replace("30d", "1M"),
    passing=_GOOD,
)

OTHER_BUDGET = Rule(
    code="SLO665",
    name="another-budget",
    severity=Severity.WARNING,
    summary="the budget of an SLO counts in another way than in the source",
    why=(
        "RatioTimeslices is the mean of the ratios of all slices, so that a quiet minute counts as much as a busy one. "
        "Slices of a threshold are good when every moment in them is."
    ),
    failing=_GOOD.replace("Occurrences", "RatioTimeslices").replace(
        "{target: 0.999}", "{target: 0.999, timeSliceWindow: 1m}"
    ),
    passing=_SLICED,
)

OTHER_COMPOSITE = Rule(
    code="SLO666",
    name="another-composite",
    severity=Severity.WARNING,
    summary="a composite SLO is not exactly that of the source",
    why=(
        "A composite of OpenSLO burns its budget whenever one of its objectives does, each times its weight. Here it "
        "is an SLO of its own on the worst ratio at each moment, and has one objective; weights have no meaning that "
        "one could say aloud."
    ),
    failing=_COMPOSITE,
    passing=_GOOD,
)

OTHER_ALERT = Rule(
    code="SLO667",
    name="another-alert",
    severity=Severity.WARNING,
    summary="an alert condition has no exact equivalent",
    why=(
        "A condition of OpenSLO looks over one window, so it ends only when that has forgotten the failures. A second, "
        "short window of a twelfth is added, as the multi-window alerts of the Site Reliability Workbook have it."
    ),
    failing=_GOOD + _ALERTING,
    passing=_GOOD,
)

OTHER_TARGETS = Rule(
    code="SLO668",
    name="targets-of-notifications",
    severity=Severity.WARNING,
    summary="who is notified is decided by teams, not by alert policies",
    why=(
        "A target of OpenSLO is a word such as `email`: no address, and nobody's. In an organization each team says "
        "once where its alerts go, by severity."
    ),
    failing=_GOOD + _ALERTING,
    passing=_GOOD,
)

OTHER_METADATA = Rule(
    code="SLO669",
    name="metadata-without-equivalent",
    severity=Severity.WARNING,
    summary="a label, an annotation or another text of OpenSLO has no place in a spec as it is",
    why=(
        "Labels of Prometheus have one value and no dots in their names; annotations of other tools are about these. "
        "Texts about indicators, conditions and targets have no key: write what is worth it as a comment."
    ),
    failing=_GOOD.replace("  annotations:", "  labels: {area: [web, mobile]}\n  annotations:"),
    passing=_GOOD.replace("  annotations:", "  labels: {area: web}\n  annotations:"),
)

OTHER_QUERY = Rule(
    code="SLO670",
    name="another-query",
    severity=Severity.WARNING,
    summary="a query was changed so that it can be asked over every window",
    why=(
        "OpenSLO does not say how a query becomes a ratio over an hour or a month. Here each query is one with a "
        "window: a range of its own is replaced, and what is no counter is averaged over the window."
    ),
    failing=_GOOD.replace('"5.."})', '"5.."}[5m]))')
    .replace('"shop"})', '"shop"}[5m]))')
    .replace("sum(http", "sum(rate(http")
    .replace("counter: true", "counter: false"),
    passing=_GOOD,
)

MEANS_NOTHING = Rule(
    code="SLO671",
    name="means-nothing-there",
    severity=Severity.WARNING,
    summary="a field of OpenSLO means nothing where it stands",
    why="Thresholds and operators belong to threshold metrics: a ratio is not compared with anything but its target.",
    failing=_GOOD.replace("{target: 0.999}", "{target: 0.999, op: gte}"),
    passing=_GOOD,
)

CHANGED_EXPORT = Rule(
    code="SLO672",
    name="changed-since-the-export",
    severity=Severity.WARNING,
    summary="a document that slocompile exported was changed, so that its annotations no longer describe it",
    why=(
        "The export keeps in annotations what OpenSLO has no word for. Where the document says something else now, the "
        "document counts: the signal is read from its queries, as in any file of OpenSLO."
    ),
    failing=_GOOD.replace(
        "  annotations: {",
        "  annotations: {slocompiler.io/slo: availability, slocompiler.io/digest: 0000000000000000, ",
    )
    + """\
---
apiVersion: openslo/v1
kind: Service
metadata:
  name: shop
  annotations: {slocompiler.io/service: shop, slocompiler.io/team: web}
spec: {}
""",
    passing=_GOOD,
)

BROKEN_ANNOTATION = Rule(
    code="SLO673",
    name="broken-annotation",
    severity=Severity.ERROR,
    summary="an annotation under slocompiler.io/ is not what the export wrote there",
    why="It holds a part of a spec, and what cannot be read cannot be guessed: export again, or remove the annotation.",
    failing=_GOOD
    + """\
---
apiVersion: openslo/v1
kind: Service
metadata:
  name: shop
  annotations: {slocompiler.io/service: shop, slocompiler.io/team: web, slocompiler.io/signals: "[not, a, mapping]"}
spec: {}
""",
    passing=_GOOD,
)

OPENSLO_RULES: tuple[Rule, ...] = (
    OTHER_VERSION,
    UNUSED_OBJECT,
    OTHER_STORE,
    NO_SUCH_OBJECT,
    OTHER_WINDOW,
    OTHER_BUDGET,
    OTHER_COMPOSITE,
    OTHER_ALERT,
    OTHER_TARGETS,
    OTHER_METADATA,
    OTHER_QUERY,
    MEANS_NOTHING,
    CHANGED_EXPORT,
    BROKEN_ANNOTATION,
)
