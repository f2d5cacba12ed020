"""How a metric gets into CloudWatch."""

from slocompiler.load.loaded import Route
from slocompiler.lower.rules.log_filters import CONTRADICTORY_INGEST
from slocompiler.lower.scope import ServiceScope
from slocompiler.spec import SpecModel
from slocompiler.spec.signals import CloudWatchSource


def ingest_of(spec: CloudWatchSource) -> str:
    """`logs` with metric filters, else what is written; by itself AWS brings `AWS/...`, and log lines the rest."""
    if _logs(spec) is not None:
        return "logs"
    return spec.ingest or ("aws" if spec.namespace.startswith("AWS/") else "emf")


def check_ingest(scope: ServiceScope, spec: CloudWatchSource, route: Route) -> None:
    """Reports a source that says it in two ways."""
    if _logs(spec) is not None and spec.ingest is not None:
        help = "leave out `ingest`: the filters of `from_logs` bring the metric"
        scope.report(
            CONTRADICTORY_INGEST, (*route, "ingest"), f"the metric comes from logs, not from {spec.ingest}", help
        )
    elif _logs(spec) is not None and spec.emits is not None:
        help = "leave out `emits`, or `from_logs` when the log lines have the embedded metric format"
        scope.report_key(CONTRADICTORY_INGEST, (*route, "emits"), "metric filters make this metric", help)
    elif spec.emits is not None and ingest_of(spec) != "emf":
        help = "leave out `emits`: it is for metrics in log lines, `ingest: emf`"
        message = f"no log line of the service states this metric: it comes from {ingest_of(spec)}"
        scope.report_key(CONTRADICTORY_INGEST, (*route, "emits"), message, help)


def _logs(spec: CloudWatchSource) -> SpecModel | None:
    found: SpecModel | None = getattr(spec, "from_logs", None)
    return found
