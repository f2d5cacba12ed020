"""All tables together."""

from tests.aws.bad_bodies.composite_alarms import COMPOSITE_ROWS, COMPOSITE_TWINS
from tests.aws.bad_bodies.dashboards import DASHBOARD_ROWS, DASHBOARD_TWINS
from tests.aws.bad_bodies.detectors import DETECTOR_ROWS, DETECTOR_TWINS
from tests.aws.bad_bodies.metric_alarms import ALARM_ROWS, ALARM_TWINS
from tests.aws.bad_bodies.other_services import OTHER_ROWS, OTHER_TWINS
from tests.aws.bad_bodies.tracing import TRACING_ROWS, TRACING_TWINS

TWINS = [*ALARM_TWINS, *COMPOSITE_TWINS, *DASHBOARD_TWINS, *DETECTOR_TWINS, *TRACING_TWINS, *OTHER_TWINS]
ROWS = [*ALARM_ROWS, *COMPOSITE_ROWS, *DASHBOARD_ROWS, *DETECTOR_ROWS, *TRACING_ROWS, *OTHER_ROWS]
