"""Every field of Sloth's formats: kind -> fate -> fields.

Facts: Sloth's published API packages `prometheus/api/v1`, `kubernetes/api/sloth/v1` and `prometheus/alertwindows/v1`.
"""

FIELDS: dict[str, dict[str, str]] = {
    "": {
        "approximated": """
            service slo_plugins.overridePrevious slo_plugins.chain.id slo_plugins.chain.config
            slo_plugins.chain.priority slos.plugins.overridePrevious slos.alerting.name
        """,
        "carried": """
            slos.name slos.description slos.objective slos.labels slos.sli.raw.error_ratio_query
            slos.sli.events.error_query slos.sli.events.total_query slos.alerting.labels
            slos.alerting.annotations slos.alerting.page_alert.disable slos.alerting.page_alert.labels
            slos.alerting.page_alert.annotations slos.alerting.ticket_alert.disable
            slos.alerting.ticket_alert.labels slos.alerting.ticket_alert.annotations
        """,
        "carried + no equivalent": "labels",
        "carried + refused": "version",
        "no equivalent": "slos.plugins.chain.id slos.plugins.chain.config slos.plugins.chain.priority",
        "refused": "slos.sli.plugin.id slos.sli.plugin.options",
    },
    "PrometheusServiceLevel": {
        "approximated": """
            spec.labels spec.service spec.sloPlugins.chain.config spec.sloPlugins.chain.id
            spec.sloPlugins.chain.priority spec.sloPlugins.overridePrevious spec.slos.alerting.name
            spec.slos.plugins.chain.config spec.slos.plugins.chain.id spec.slos.plugins.chain.priority
            spec.slos.plugins.overridePrevious
        """,
        "approximated + carried": "spec.slos.name",
        "carried + refused": "apiVersion kind",
        "carried": """
            metadata.labels spec.slos.alerting.annotations spec.slos.alerting.labels
            spec.slos.alerting.pageAlert.annotations spec.slos.alerting.pageAlert.disable
            spec.slos.alerting.pageAlert.labels spec.slos.alerting.ticketAlert.annotations
            spec.slos.alerting.ticketAlert.disable spec.slos.alerting.ticketAlert.labels
            spec.slos.description spec.slos.labels spec.slos.objective spec.slos.sli.events.errorQuery
            spec.slos.sli.events.totalQuery spec.slos.sli.raw.errorRatioQuery
        """,
        "carried + no equivalent": "metadata.namespace",
        "no equivalent": "metadata.annotations",
        "refused": "spec.slos.sli.plugin.id spec.slos.sli.plugin.options",
        # Rules are named after the service; the status is what a cluster wrote.
        "says nothing": """
            metadata.name status.lastPromOpRulesSuccessfulGenerated status.observedGeneration
            status.processedSLOs status.promOpRulesGenerated status.promOpRulesGeneratedSLOs
        """,
    },
    "AlertWindows": {
        "carried": """
            kind spec.sloPeriod spec.page.quick.errorBudgetPercent spec.page.quick.longWindow
            spec.page.quick.shortWindow spec.page.slow.errorBudgetPercent spec.page.slow.longWindow
            spec.page.slow.shortWindow spec.ticket.quick.errorBudgetPercent spec.ticket.quick.longWindow
            spec.ticket.quick.shortWindow spec.ticket.slow.errorBudgetPercent
            spec.ticket.slow.longWindow spec.ticket.slow.shortWindow
        """,
        # `kind` alone tells what the document is.
        "says nothing": "apiVersion",
    },
}
