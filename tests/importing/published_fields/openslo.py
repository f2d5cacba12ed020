"""Every field of OpenSLO's versions v1 and v1alpha: kind -> fate -> fields.

Facts: OpenSLO's published packages `openslo/v1` and `openslo/v1alpha`.
"""

V1: dict[str, dict[str, str]] = {
    "Service": {
        "approximated": "metadata.labels",
        "carried": "apiVersion kind spec.description metadata.name",
        "no equivalent": "metadata.displayName metadata.annotations",
    },
    "DataSource": {
        "carried": "apiVersion kind spec.type metadata.name",
        "no equivalent": """
            spec.description spec.connectionDetails metadata.displayName metadata.labels
            metadata.annotations
        """,
    },
    "SLI": {
        "approximated": "spec.ratioMetric.raw.metricSource.spec",
        "approximated + carried": """
            spec.ratioMetric.bad.metricSource.spec spec.ratioMetric.total.metricSource.spec
        """,
        "carried": """
            apiVersion kind spec.thresholdMetric.metricSource.type
            spec.thresholdMetric.metricSource.spec spec.ratioMetric.counter spec.ratioMetric.rawType
            spec.ratioMetric.good.metricSource.type spec.ratioMetric.good.metricSource.spec
            spec.ratioMetric.bad.metricSource.type spec.ratioMetric.total.metricSource.type
            spec.ratioMetric.raw.metricSource.type spec.ratioMetric.total.metricSource.metricSourceRef
            metadata.name
        """,
        "no equivalent": "spec.description metadata.displayName metadata.labels metadata.annotations",
    },
    "SLO": {
        "approximated": "spec.objectives.compositeWeight",
        "approximated + carried": "spec.indicator spec.objectives.target spec.objectives.timeSliceWindow metadata.name",
        "carried": """
            apiVersion kind spec.description spec.service spec.indicatorRef spec.timeWindow.duration
            spec.timeWindow.calendar.startTime spec.timeWindow.calendar.timeZone spec.budgetingMethod
            spec.objectives.op spec.objectives.value spec.objectives.targetPercent
            spec.objectives.timeSliceTarget spec.objectives.indicator spec.objectives.indicatorRef
            spec.alertPolicies.alertPolicyRef metadata.labels metadata.annotations
        """,
        "carried + no equivalent": "spec.objectives.displayName",
        "no equivalent": "metadata.displayName",
        # A calendar tells it already; where the two contradict each other the SLO is refused.
        "says nothing": "spec.timeWindow.isRolling",
    },
    "AlertPolicy": {
        "carried": """
            apiVersion kind spec.alertWhenNoData spec.alertWhenBreaching spec.conditions.conditionRef
            spec.notificationTargets.targetRef
        """,
        "carried + no equivalent": "metadata.name",
        "no equivalent": """
            spec.description spec.alertWhenResolved metadata.displayName metadata.labels
            metadata.annotations
        """,
    },
    "AlertCondition": {
        "approximated": "metadata.name",
        "carried": """
            apiVersion kind spec.severity spec.condition.op spec.condition.threshold
            spec.condition.lookbackWindow spec.condition.alertAfter
        """,
        "no equivalent": "spec.description metadata.displayName metadata.labels metadata.annotations",
        # There is one kind; others are refused.
        "says nothing": "spec.condition.kind",
    },
    "AlertNotificationTarget": {
        "carried": "apiVersion kind spec.target",
        "no equivalent": """
            spec.description metadata.name metadata.displayName metadata.labels metadata.annotations
        """,
    },
}
ALPHA: dict[str, dict[str, str]] = {
    "Service": {
        "carried": "apiVersion kind spec.description metadata.name",
        "no equivalent": "metadata.displayName",
    },
    "SLO": {
        "approximated + carried": "spec.objectives.displayName",
        "carried": """
            apiVersion kind spec.description spec.service spec.timeWindows.unit spec.timeWindows.count
            spec.timeWindows.calendar.startTime spec.timeWindows.calendar.timeZone spec.budgetingMethod
            spec.objectives.op spec.objectives.target spec.objectives.timeSliceTarget
            spec.objectives.ratioMetrics.incremental spec.indicator.thresholdMetric.source
            spec.indicator.thresholdMetric.queryType spec.indicator.thresholdMetric.query
            spec.objectives.ratioMetrics.good.source spec.objectives.ratioMetrics.good.queryType
            spec.objectives.ratioMetrics.good.query spec.objectives.ratioMetrics.total.source
            spec.objectives.ratioMetrics.total.queryType spec.objectives.ratioMetrics.total.query
            metadata.name
        """,
        "carried + no equivalent": "spec.objectives.value",
        "no equivalent": "metadata.displayName",
        # As in v1.
        "says nothing": "spec.timeWindows.isRolling",
    },
}
