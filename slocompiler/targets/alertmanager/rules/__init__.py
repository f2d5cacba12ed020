"""The findings of this target, and why they matter."""

from slocompiler.proof.delivery.rules import DELIVERY_RULES
from slocompiler.targets.alertmanager.rules.rules_of_base import (
    BASE_BROKEN,
    BASE_COLLISION,
    BASE_TAKES_ALERTS,
)
from slocompiler.targets.alertmanager.rules.rules_of_receivers import (
    COPY_WAKES_SOMEBODY,
    DUPLICATE_DELIVERY,
    EMAIL_WITHOUT_SERVER,
    NOT_ON_AMP,
    OPSGENIE_END_OF_SALE,
    SECRET_NEEDS_MOUNT,
)
from slocompiler.targets.alertmanager.rules.rules_of_resources import (
    HOURS_WIDENED,
    NAMESPACE_MATCHER,
    NOT_IN_RESOURCE,
)

ALERTMANAGER_RULES = (
    *DELIVERY_RULES,
    BASE_COLLISION,
    BASE_BROKEN,
    BASE_TAKES_ALERTS,
    NAMESPACE_MATCHER,
    OPSGENIE_END_OF_SALE,
    SECRET_NEEDS_MOUNT,
    DUPLICATE_DELIVERY,
    NOT_IN_RESOURCE,
    HOURS_WIDENED,
    EMAIL_WITHOUT_SERVER,
    COPY_WAKES_SOMEBODY,
    NOT_ON_AMP,
)

__all__ = [
    "ALERTMANAGER_RULES",
    "BASE_BROKEN",
    "BASE_COLLISION",
    "BASE_TAKES_ALERTS",
    "COPY_WAKES_SOMEBODY",
    "DUPLICATE_DELIVERY",
    "EMAIL_WITHOUT_SERVER",
    "HOURS_WIDENED",
    "NAMESPACE_MATCHER",
    "NOT_IN_RESOURCE",
    "NOT_ON_AMP",
    "OPSGENIE_END_OF_SALE",
    "SECRET_NEEDS_MOUNT",
]
