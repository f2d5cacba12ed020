"""Changes of the small workspace, with all that they mean."""

from tests.diff.cases.alerts import ALERTS
from tests.diff.cases.automations import AUTOMATIONS
from tests.diff.cases.efficiency import EFFICIENCY
from tests.diff.cases.environments import ENVIRONMENTS
from tests.diff.cases.organizations import ORGANIZATIONS
from tests.diff.cases.pages import PAGES
from tests.diff.cases.services import SERVICES
from tests.diff.cases.signals import SIGNALS
from tests.diff.cases.slos import SLOS

CASES = (*SLOS, *SIGNALS, *ALERTS, *SERVICES, *PAGES, *AUTOMATIONS, *EFFICIENCY, *ORGANIZATIONS, *ENVIRONMENTS)
