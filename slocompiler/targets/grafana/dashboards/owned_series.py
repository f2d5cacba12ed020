"""Recorded series of every SLO at once, with the labels that say whose they are."""

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.signals import Store
from slocompiler.recordings.names import TIME_PERIOD, SeriesNames, slo_names


class OwnedSeries(Struct, frozen=True):
    """How series of all SLOs are joined with the one that names their owner.

    `identity`: labels that name an SLO, for people. `key`: those that tell it from others, with the environment.
    `groups`: labels by which any SLO sets groups apart that have an objective or a team of their own.
    """

    info: str
    identity: tuple[str, ...]
    key: tuple[str, ...]
    groups: tuple[str, ...]
    has_environments: bool
    owner: tuple[str, ...] = ("team", "tier", "objective", "window")

    @staticmethod
    def of(compilation: CompilationIr) -> "OwnedSeries":
        is_sloth = compilation.organization.prometheus.sloth_names
        environments = {service.environment for service in compilation.services} - {None}
        environment = ("environment",) if environments else ()
        names: SeriesNames = slo_names("", "", None, is_sloth=is_sloth)
        identity = ("sloth_service", "sloth_slo") if is_sloth else ("service", "slo")
        recorded = (slo for one in compilation.services for slo in one.slos if slo.store is Store.PROMETHEUS)
        groups = {label for slo in recorded for partition in slo.partitions for label, _ in partition.group}
        return OwnedSeries(
            names.info_name,
            (*identity, *environment),
            (*names.key_labels, *environment),
            tuple(sorted(groups)),
            bool(environment),
        )

    def with_owner(self, values: str) -> str:
        """`values` with the owner's labels. Groups with an owner of their own have theirs, all others the SLO's."""
        owner, key = ", ".join(self.owner), ", ".join(self.key)
        if not self.groups:
            return f"{values}\n* on ({key}) group_left ({owner}) {self.info}"
        exact = ", ".join((*self.key, *self.groups))
        rest = ",".join(f'{label}=""' for label in self.groups)
        return (
            f"(\n{values}\n* on ({exact}) group_left ({owner}) {self.info}\n)\n"
            f"or on ({exact}) (\n{values}\n* on ({key}) group_left ({owner}) {self.info}{{{rest}}}\n)"
        )

    def times_window(self, shares: str) -> str:
        """Shares of an SLO's window as seconds."""
        return f"86400 * ({shares}) * on ({', '.join(self.key)}) group_left () {TIME_PERIOD}"
