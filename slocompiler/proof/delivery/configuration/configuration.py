"""The configuration as a whole."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.proof.delivery.configuration.inhibit_rule import InhibitRule, read_inhibit_rule
from slocompiler.proof.delivery.configuration.plain_data import entries, mapping
from slocompiler.proof.delivery.configuration.receiver import Receiver, read_receiver
from slocompiler.proof.delivery.configuration.route import Route, read_root
from slocompiler.proof.delivery.configuration.time_interval import read_hours
from slocompiler.routing.hours.calendar_hours import CalendarHours


class Configuration(Struct, frozen=True):
    """Receivers and intervals by name; an interval is open where one of its entries is."""

    root: Route
    inhibit_rules: tuple[InhibitRule, ...]
    receivers: Mapping[str, Receiver]
    intervals: Mapping[str, tuple[CalendarHours, ...]]

    def receiver(self, name: str) -> Receiver:
        """The receiver of that name; one that nobody defines tells nobody."""
        return self.receivers.get(name) or Receiver(name, ())


def read_configuration(document: Mapping[str, object]) -> Configuration:
    """The configuration in a document of Alertmanager's (`alertmanager.yaml`), given as plain data."""
    receivers = [read_receiver(entry) for entry in entries(document, "receivers")]
    intervals = [*entries(document, "mute_time_intervals"), *entries(document, "time_intervals")]
    return Configuration(
        read_root(mapping(document.get("route"))),
        tuple(read_inhibit_rule(entry) for entry in entries(document, "inhibit_rules")),
        {receiver.name: receiver for receiver in receivers},
        {str(one.get("name")): tuple(map(read_hours, entries(one, "time_intervals"))) for one in intervals},
    )
