"""Which requests a sampling rule is about."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.tracing import SamplingRuleIr
from slocompiler.targets.xray.glob import covers, narrowness, overlaps

EVERYTHING = "*"


class RequestMatcher(Struct, frozen=True):
    """A pattern for each thing that X-Ray knows when a request begins; all of them must match."""

    service_name: str
    service_type: str
    host: str
    method: str
    path: str
    resource: str
    attributes: Mapping[str, str]

    @property
    def conditions(self) -> int:
        """How many things it asks for beside the service's name."""
        asked = (self.service_type, self.host, self.method, self.path, self.resource)
        return sum(not covers(pattern, EVERYTHING) for pattern in asked) + len(self.attributes)

    @property
    def narrowness(self) -> tuple[int, ...]:
        """Sorts a narrower matcher above any that covers it."""
        parts = [narrowness(pattern) for pattern in (*self._patterns, *self.attributes.values())]
        return (len(self.attributes), *map(sum, zip(*parts, strict=True)))

    def covers(self, other: "RequestMatcher") -> bool:
        """Whether every request that the other matches is matched here too."""
        return all(map(covers, self._patterns, other._patterns)) and all(
            key in other.attributes and covers(pattern, other.attributes[key])
            for key, pattern in self.attributes.items()
        )

    def overlaps(self, other: "RequestMatcher") -> bool:
        """Whether some request is matched by both."""
        return all(map(overlaps, self._patterns, other._patterns)) and all(
            overlaps(pattern, other.attributes.get(key, EVERYTHING)) for key, pattern in self.attributes.items()
        )

    @property
    def _patterns(self) -> tuple[str, ...]:
        return self.service_name, self.service_type, self.host, self.method, self.path, self.resource


def matcher_of(service: ServiceIr, rule: SamplingRuleIr) -> RequestMatcher:
    """The requests of a service that a rule of its spec is about."""
    return RequestMatcher(
        service_name=service.name,
        service_type=_pattern(rule.service_type),
        host=_pattern(rule.host),
        method=_pattern(rule.method),
        path=_pattern(rule.path),
        resource=_pattern(rule.resource),
        attributes=rule.attributes,
    )


def _pattern(written: str | None) -> str:
    return EVERYTHING if written is None else written
