"""Who receives each alert, as far as its labels are known and amtool can say."""

from collections.abc import Iterator

from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.proving.ask_amtool import ExpectedRoute
from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.walk import ways
from slocompiler.routing.labels.alert_labels import AlertLabels
from slocompiler.routing.labels.sent_alerts import sent_alerts
from slocompiler.targets.alertmanager.document import alertmanager_document


def expected_routes(compilation: CompilationIr) -> Iterator[tuple[str, str, ExpectedRoute]]:
    """Service and environment (nothing for rules that belong to none), and the route of one of their alerts.

    Labels that only the firing alert has are left out, as amtool would have to guess them too.
    """
    root = read_configuration(alertmanager_document(compilation)).root
    for alert in sent_alerts(compilation):
        labels = {name: value for name, value in alert.labels.known.items() if value}
        (way,) = ways(root, AlertLabels(labels))
        receivers = tuple(route.receiver for route in way.routes)
        yield alert.service, alert.environment, ExpectedRoute(alert.name, labels, receivers)
