"""All specs before and after: which service and which environment is which."""

from collections.abc import Hashable, Iterable, Iterator

from msgspec import Struct

from slocompiler.diff.delta.organization_delta import OrganizationDelta, organization_delta
from slocompiler.diff.delta.page_delta import PageDelta, pages_of
from slocompiler.diff.delta.service_delta import ServiceDelta, service_delta
from slocompiler.diff.meaning import meaning
from slocompiler.diff.pairing import Pair, Paired, pair
from slocompiler.diff.side import ServiceSide, WorkspaceSide


class WorkspaceDelta(Struct, frozen=True):
    """`environments` by name; None is the one of an organization that has only one."""

    sides: Pair[WorkspaceSide]
    organization: OrganizationDelta
    environments: Paired[str | None]
    services: Paired[ServiceSide]
    kept: tuple[ServiceDelta, ...]

    @property
    def pages(self) -> Iterator[PageDelta]:
        """All runbook pages, the shared ones first."""
        yield from pages_of(self.organization, self.organization.runbooks)
        for service in self.kept:
            yield from pages_of(service, service.runbooks)


def workspace_delta(sides: Pair[WorkspaceSide]) -> WorkspaceDelta:
    """Pairs services in environments that are there on both sides, renamed or not."""
    environments = _environments(sides)
    new_names = {each.old: each.new for each in environments.kept}
    services = paired_services(sides.old.services, sides.new.services, new_names)
    organization = Pair(sides.old.organization, sides.new.organization)
    kept = tuple(service_delta(each, organization) for each in services.kept)
    return WorkspaceDelta(sides, organization_delta(organization), environments, services, kept)


def paired_services(
    old: Iterable[ServiceSide], new: Iterable[ServiceSide], environments: dict[str | None, str | None]
) -> Paired[ServiceSide]:
    """`environments`: old name -> new name of those that there are on both sides."""
    olds = tuple(old)
    before = {id(side) for side in olds}

    def environment(side: ServiceSide) -> Hashable:
        name = side.ir.environment
        return environments.get(name, (name,)) if id(side) in before else name

    return pair(
        olds,
        new,
        lambda side: (environment(side), side.ir.name),
        (
            lambda side: (environment(side), _content(side)),
            lambda side: (environment(side), _outline(side)),
        ),
    )


#: Which environment one was that had no name: the others came beside it.
_MAIN = ("production", "prod", "live")


def _environments(sides: Pair[WorkspaceSide]) -> Paired[str | None]:
    """An organization that names its only environment, or no longer does, keeps it under another name."""
    old, new = _names(sides.old), _names(sides.new)
    main = {_main(old), _main(new)} if None in (*old, *new) else set()
    return pair(old, new, lambda name: (name,), (lambda name: True if name in main else None, lambda _: True))


def _names(side: WorkspaceSide) -> list[str | None]:
    return [*(each.name for each in side.organization.ir.environments)] or [None]


def _main(names: list[str | None]) -> str | None:
    return next((name for name in _MAIN if name in names), names[0])


def _content(side: ServiceSide) -> Hashable:
    """What a service measures; equal signals of two services are no accident."""
    return meaning(side.ir.signals) if side.ir.signals else None


def _outline(side: ServiceSide) -> Hashable:
    """What a service promises and what it alerts on, by name; two of each are needed to know it again."""
    ir = side.ir
    names = (
        ir.team,
        tuple((signal.name, signal.form) for signal in ir.signals),
        tuple((slo.name, str(slo.default.objective)) for slo in ir.slos),
        tuple(alert.name for alert in ir.alerts),
    )
    return names if len(ir.slos) + len(ir.alerts) > 1 else None
