"""Who is told, for every subject and severity: what the whole import is held to."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from slocompiler.importing.alertmanager.meaning.labels import Labels
from slocompiler.importing.alertmanager.meaning.receivers import Receivers
from slocompiler.importing.alertmanager.meaning.subjects import Subject
from slocompiler.importing.alertmanager.meaning.walk import ends, passed
from slocompiler.importing.alertmanager.reading.routes import Path
from slocompiler.importing.alertmanager.reading.source import Source
from slocompiler.proof.delivery.configuration.route import Route


class Asker(Struct, frozen=True):
    """Asks a configuration where alerts go."""

    source: Source
    labels: Labels
    receivers: Receivers

    def ends(self, labels: Mapping[str, str]) -> tuple[Route, ...]:
        """The routes that send an alert to somebody."""
        return tuple(route for route in ends(self.source.configuration.root, labels) if self.told(route))

    def told(self, route: Route) -> tuple[str, ...]:
        """The receivers of ours that a route tells."""
        return self.receivers.of.get(route.receiver, ())

    def everybody(self, labels: Mapping[str, str]) -> tuple[str, ...]:
        """All that are told of an alert, each once."""
        return tuple(dict.fromkeys(name for route in self.ends(labels) for name in self.told(route)))

    def with_severity(self, labels: Mapping[str, str], severity: str | None) -> dict[str, str]:
        return {**labels, **({self.labels.severity: severity} if severity else {})}

    def notify(self, subject: Subject, severities: Mapping[str, str | None]) -> dict[str, list[str]]:
        """Our severity -> receivers, for those of which somebody is told. `severities`: ours -> as the label has it."""
        told = {
            ours: list(self.everybody(self.with_severity(subject.labels, theirs)))
            for ours, theirs in severities.items()
        }
        return {ours: names for ours, names in told.items() if names}

    def touched(self, subject: Subject, severity: str | None) -> Iterator[Path]:
        """The paths of all routes that an alert passes."""
        ways = passed(self.source.configuration.root, self.with_severity(subject.labels, severity))
        return (route.path for way in ways for route in way)
