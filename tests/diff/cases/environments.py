"""Which environments there are."""

from tests.diff.cases.case import Case
from tests.diff.specs import CART_FILE, ORGANIZATION_FILE, SHOP_FILE

ENVIRONMENTS: tuple[Case, ...] = (
    Case(
        "environments",
        ((ORGANIZATION_FILE, "defaults:", "environments: {production: {}, staging: {}}\ndefaults:"),),
        (
            "environment-renamed risky environment",
            "environment-added neutral environment",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "environment gone",
        (
            (
                ORGANIZATION_FILE,
                "environments: {production: {}, staging: {max_severity: P2}}",
                "environments: {production: {}}",
            ),
        ),
        (
            "environment-removed risky environment",
            "environment-renamed risky environment",
            "panels-changed neutral dashboards",
        ),
        base=(
            (ORGANIZATION_FILE, "defaults:", "environments: {production: {}, staging: {max_severity: P2}}\ndefaults:"),
        ),
    ),
    Case(
        "name of an environment",
        ((ORGANIZATION_FILE, "staging:", "testing:"),),
        ("environment-renamed risky environment", "panels-changed neutral dashboards"),
        base=(
            (ORGANIZATION_FILE, "defaults:", "environments: {production: {}, staging: {max_severity: P2}}\ndefaults:"),
        ),
    ),
    Case(
        "not in one environment",
        ((CART_FILE, "slos:\n", "environments: {production: false}\nslos:\n"),),
        ("service-removed breaking service",),
        base=(
            (ORGANIZATION_FILE, "defaults:", "environments: {production: {}, staging: {max_severity: P2}}\ndefaults:"),
            (SHOP_FILE, "depends_on: [cart]\n", ""),
        ),
    ),
)
