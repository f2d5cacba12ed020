"""Every alert with every way that it goes."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from slocompiler.proof.delivery.configuration.configuration import Configuration
from slocompiler.proof.delivery.configuration.route import Route
from slocompiler.proof.delivery.open_hours import open_spans
from slocompiler.proof.delivery.walk import Way, ways
from slocompiler.routing.hours.spans import Spans, union
from slocompiler.routing.labels.sent_alerts import SentAlert


class Delivered(Struct, frozen=True):
    """An alert and its ways; there is more than one where a route asks for a label that is known only later."""

    alert: SentAlert
    ways: tuple[Way, ...]

    @property
    def title(self) -> str:
        """`` `Cpu` of `jobs` ``."""
        return f"`{self.alert.name}` of `{self.alert.service}`" if self.alert.service else f"`{self.alert.name}`"


def deliver(configuration: Configuration, alerts: Iterable[SentAlert]) -> tuple[Delivered, ...]:
    return tuple(Delivered(alert, ways(configuration.root, alert.labels)) for alert in alerts)


def telling(configuration: Configuration, way: Way) -> Iterator[Route]:
    """The routes of a way whose receivers tell somebody."""
    return (route for route in way.routes if configuration.receiver(route.receiver).destinations)


def told_hours(configuration: Configuration, way: Way) -> Spans:
    """When whoever the alert is for is told of it. Copies, which go on to further routes, do not count."""
    owners = [route for route in telling(configuration, way) if not route.goes_on]
    return union(span for route in owners for span in open_spans(configuration, route))


def counted(found: list[Delivered]) -> str:
    """The first of them, and how many more there are."""
    first = found[0].title
    return first if len(found) == 1 else f"{first} and {len(found) - 1} more"


def when(way: Way) -> str:
    """What must hold for the way to be taken, to stand behind a sentence; nothing when it is always taken."""
    return f" when {' and '.join(way.conditions)}" if way.conditions else ""
