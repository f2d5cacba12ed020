"""Specs that compile: what the compiler refuses is left out, and why is said where it comes from."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.importing.fitting.fit import fit
from slocompiler.importing.fitting.fitted import Fitted
from slocompiler.importing.fitting.leave_out import guarded_by, subjects, without
from slocompiler.importing.proposal import Proposal, ServiceProposal
from slocompiler.importing.rules.framework import REFUSED_AS_SPEC
from slocompiler.importing.writing.files import file_texts
from slocompiler.load.yaml import NodePath
from slocompiler.pipeline.importing.check_specs import errors_in, route_at
from slocompiler.spec import OrganizationSpec


class GivenOrganization(Struct, frozen=True):
    """An organization that there is."""

    path: Path
    spec: OrganizationSpec


class Settled(Struct, frozen=True):
    """`files`: path -> text. `refused`: what was left out of them."""

    fitted: Fitted
    files: Mapping[Path, str]
    refused: tuple[Diagnostic, ...]


def settle_specs(proposal: Proposal, given: GivenOrganization | None, team: str | None, out: Path) -> Settled:
    """The files for what compiles of a proposal. Every round leaves something out, so there is a last one."""
    refused: list[Diagnostic] = []
    while True:
        fitted = fit(proposal, given.spec if given else None, team)
        files = {out / name: text for name, text in file_texts(fitted).items()}
        left_out = _refusals(fitted, files, given.path if given else None, refused)
        if not left_out:
            return Settled(fitted, files, tuple(refused))
        for service, entry in left_out:
            proposal = without(proposal, service, entry)


def _refusals(
    fitted: Fitted, files: Mapping[Path, str], organization: Path | None, refused: list[Diagnostic]
) -> set[tuple[str, NodePath]]:
    """The entries that something is wrong with, as service and route; each is reported once."""
    found: set[tuple[str, NodePath]] = set()
    for diagnostic, place in errors_in(files, organization):
        for service, entry in _concerned(fitted, files, place):
            if (service.spec.service, entry) not in found:
                refused.append(_refusal(diagnostic, service, entry))
            found.add((service.spec.service, entry))
    return found


def _concerned(
    fitted: Fitted, files: Mapping[Path, str], place: SourceSpan
) -> Iterator[tuple[ServiceProposal, NodePath]]:
    """The SLOs and alerts that cannot be when something is wrong at a place of a service, or of the organization."""
    path = Path(place.path)
    route = route_at(files[path], place)
    services = {f"{each.spec.service}.yaml": each for each in fitted.services}
    if path.name in services:
        yield from ((services[path.name], entry) for entry in subjects(services[path.name], route))
        return
    policy = str(route[1]) if len(route) > 1 and route[0] == "burn_rate_policies" else None
    defaults = fitted.organization.defaults if fitted.organization else None
    for service in fitted.services:
        entries = subjects(service, ()) if policy is None else guarded_by(service, policy, defaults)
        yield from ((service, entry) for entry in entries)


def _refusal(diagnostic: Diagnostic, service: ServiceProposal, entry: NodePath) -> Diagnostic:
    span = service.origins.get(entry, service.origins[()])
    what = "SLO" if entry[:1] == ("slos",) else "alert" if entry else "service"
    name = entry[1] if entry else service.spec.service
    message = f"the {what} `{name}` does not compile as a spec: {diagnostic.message} ({diagnostic.code})"
    return REFUSED_AS_SPEC.at(span, message, diagnostic.help)
