"""The targets there are, in the order in which they are built."""

from slocompiler.targets.alertmanager import ALERTMANAGER
from slocompiler.targets.automation import AUTOMATION
from slocompiler.targets.cloudwatch import CLOUDWATCH
from slocompiler.targets.grafana import GRAFANA
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.targets.runbooks import RUNBOOKS
from slocompiler.targets.target import Target
from slocompiler.targets.xray import XRAY

TARGETS: tuple[Target, ...] = (PROMETHEUS, ALERTMANAGER, CLOUDWATCH, XRAY, GRAFANA, RUNBOOKS, AUTOMATION)
