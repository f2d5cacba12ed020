"""What a file of another generator says, in our language: the specs of services, and what they need of an organization.

A proposal is made of the models of the language itself, so that what the language cannot say cannot be proposed.
"""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.writing.plain import Plain
from slocompiler.load.yaml import NodePath
from slocompiler.spec import OrganizationSpec, ServiceSpec
from slocompiler.spec.organization import PolicyEntrySpec, PrometheusSpec, TeamSpec
from slocompiler.spec.receivers import ReceiverSpec

#: A route in a spec -> the lines of the comment above it; the empty route is the head of the file.
Comments = Mapping[NodePath, tuple[str, ...]]
#: A route in a spec -> where it comes from. The empty route, of the service itself, is always there.
Origins = Mapping[NodePath, SourceSpan]


class ServiceProposal(Struct, frozen=True):
    """One service, or a part of it: parts of one name are put together.

    Names of severities, policies and teams in it are wishes; `fitting` replaces those that an organization lacks.
    `origins` has every SLO and every alert, `("slos", "availability")`: what the compiler finds wrong is said there.
    `beside`: what no model holds, environments and removals, merged into what is written. `is_ours`: it was a spec
    before, so that nothing is filled in, and nothing left out that an organization would give.
    """

    spec: ServiceSpec
    origins: Origins
    comments: Comments = {}
    beside: Mapping[str, Plain] = {}
    is_ours: bool = False


class WantedSeverity(Struct, frozen=True):
    """A severity that alerts of the source have."""

    name: str
    page: bool
    span: SourceSpan


class WantedPolicy(Struct, frozen=True):
    """The windows and burn rates by which the source raises alerts; `comment` stands above them."""

    name: str
    entries: Mapping[str, PolicyEntrySpec]
    span: SourceSpan
    comment: tuple[str, ...] = ()


class OrganizationProposal(Struct, frozen=True):
    """An organization by itself, which no service asked for. `origin`: where in the source it comes from."""

    spec: OrganizationSpec
    origin: SourceSpan
    comments: Comments = {}


class Proposal(Struct, frozen=True):
    """Services, and what an organization must have for them.

    `severities` are in the order of their urgency. `prometheus`: what the source knows of the deployment. `teams` and
    `receivers` are those that the source itself names; a team that only a service names is added by `fitting`.
    `organization`: a whole one, that the source carries. `shared`: one that the source is about, without services.
    """

    services: tuple[ServiceProposal, ...] = ()
    severities: tuple[WantedSeverity, ...] = ()
    policies: tuple[WantedPolicy, ...] = ()
    prometheus: PrometheusSpec | None = None
    teams: Mapping[str, TeamSpec] = {}
    receivers: Mapping[str, ReceiverSpec] = {}
    organization: OrganizationSpec | None = None
    shared: OrganizationProposal | None = None
