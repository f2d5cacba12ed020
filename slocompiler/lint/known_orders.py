"""Parameters of which none may exceed a later one, which AWS's models do not say."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from msgspec import Struct


class KnownOrder(Struct, frozen=True):
    """Parameters, in the mapping that `within` leads to, of which none may exceed a later one."""

    service: str
    operation: str
    within: tuple[str, ...]
    ascending: tuple[str, ...]


class OutOfOrder(Struct, frozen=True):
    """`path` leads to the parameter that exceeds another."""

    path: tuple[str, ...]
    message: str
    help: str


#: From the documentation of the operations; their models allow all of it.
KNOWN_ORDER = (
    KnownOrder("eks", "UpdateNodegroupConfig", ("scalingConfig",), ("minSize", "desiredSize", "maxSize")),
    KnownOrder("autoscaling", "UpdateAutoScalingGroup", (), ("MinSize", "DesiredCapacity", "MaxSize")),
    KnownOrder("application-autoscaling", "RegisterScalableTarget", (), ("MinCapacity", "MaxCapacity")),
)


def out_of_order(service: str, operation: str, parameters: Mapping[str, Any]) -> Iterator[OutOfOrder]:
    """Every pair of neighbours in which the lower one is above the higher one."""
    for order in KNOWN_ORDER:
        if (service, operation) == (order.service, order.operation):
            values = _within(parameters, order.within)
            given = [(name, values[name]) for name in order.ascending if isinstance(values.get(name), int)]
            for (lower, low), (higher, high) in pairwise(given):
                if low > high:
                    message = f"AWS refuses `{lower}` {low} above `{higher}` {high}"
                    help = f"make `{lower}` at most {high}, or raise `{higher}`"
                    yield OutOfOrder((*order.within, lower), message, help)


def _within(parameters: Mapping[str, Any], route: tuple[str, ...]) -> Mapping[str, Any]:
    for key in route:
        parameters = parameters.get(key, {})
        if not isinstance(parameters, Mapping):
            return {}
    return parameters
