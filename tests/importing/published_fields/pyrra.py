"""Every field of Pyrra's format: kind -> fate -> fields.

Facts: Pyrra's published API package `kubernetes/api/v1alpha1`.
"""

FIELDS: dict[str, dict[str, str]] = {
    "ServiceLevelObjective": {
        "approximated": """
            metadata.name spec.alerting.absentName spec.alerting.name spec.performanceOverAccuracy
        """,
        "carried": """
            apiVersion kind metadata.namespace spec.alerting.absent spec.alerting.burnrates
            spec.alerting.disabled spec.alerting.severities.absent spec.alerting.severities.fastBurn
            spec.alerting.severities.longTermBurn spec.alerting.severities.mediumBurn
            spec.alerting.severities.slowBurn spec.description spec.indicator.bool_gauge.grouping
            spec.indicator.bool_gauge.metric spec.indicator.latency.grouping
            spec.indicator.latency.success.metric spec.indicator.latency.total.metric
            spec.indicator.latencyNative.grouping spec.indicator.latencyNative.latency
            spec.indicator.latencyNative.total.metric spec.indicator.ratio.errors.metric
            spec.indicator.ratio.grouping spec.indicator.ratio.total.metric spec.target spec.window
        """,
        "carried + no equivalent": "metadata.labels",
        "no equivalent": """
            metadata.annotations spec.partial_response_strategy spec.ruleOutput.enableDescriptionAsLabel
            spec.ruleOutput.longRulesLabels spec.ruleOutput.shortRulesLabels
        """,
        # What a cluster wrote.
        "says nothing": "status.type",
    },
}
