"""A document while it is lowered: what it may refer to, and where its findings go."""

from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, SourceSpan
from slocompiler.ir.operations import TimeIntervalIr
from slocompiler.ir.organization import OrganizationIr, SeverityIr
from slocompiler.load.files import FileSource
from slocompiler.load.loaded import LoadedDocument, LoadedOrganization, LoadedService, Route
from slocompiler.lower.burn_policy import BurnPolicy
from slocompiler.promql import Matcher
from slocompiler.spec import ServiceSpec

Value = TypeVar("Value")


class Scope(Struct, frozen=True):
    """A document, the organization whose names it uses, and one list of findings for all passes.

    `sources` are the texts of all files by path; files that a pass reads from `files` are added to it.
    """

    document: LoadedDocument
    organization: LoadedOrganization
    sources: dict[str, str]
    findings: list[Diagnostic]
    files: FileSource

    def report(
        self, rule: Rule, route: Route, message: str, help: str | None = None, related: tuple[RelatedSpan, ...] = ()
    ) -> None:
        """A finding at the value of a route; inherited text shows the `extends` line too."""
        node = self.document.node(*route)
        self.findings.append(rule.at(node.span, message, help, related + inherited(node.via)))

    def report_key(
        self, rule: Rule, route: Route, message: str, help: str | None = None, related: tuple[RelatedSpan, ...] = ()
    ) -> None:
        """A finding at the key that ends a route."""
        span = self.document.key_span(*route)
        self.findings.append(rule.at(span, message, help, related + inherited(self.document.node(*route).via)))

    def span(self, *route: str | int) -> SourceSpan:
        return self.document.span(*route)


def inherited(via: SourceSpan | None) -> tuple[RelatedSpan, ...]:
    """The second place of a finding in inherited text: the line that inherits it."""
    return () if via is None else (RelatedSpan(via, "inherited here"),)


class Shared(Struct, frozen=True):
    """What the organization decided for all services."""

    ir: OrganizationIr
    policies: Mapping[str, BurnPolicy]
    severities: Mapping[str, SeverityIr]
    intervals: Mapping[str, TimeIntervalIr]


class ServiceScope(Scope, frozen=True):
    """A service in one environment. `team` is None when it has none that exists (which is reported).

    `matchers` are added to every selector; `caps` are the severities of the service and its environment that nothing
    may be more urgent than; `regions` is where CloudWatch metrics are by default, in the AWS account `account`.
    """

    loaded: LoadedService
    shared: Shared
    environment: str | None
    matchers: tuple[Matcher, ...]
    regions: tuple[str, ...]
    account: str | None
    team: str | None
    caps: tuple[SeverityIr, ...]

    @property
    def spec(self) -> ServiceSpec:
        return self.loaded.spec

    @property
    def name(self) -> str:
        return self.loaded.spec.service

    def with_caps(self, caps: tuple[SeverityIr, ...]) -> "ServiceScope":
        """The same scope with further caps."""
        return replace(self, caps=(*self.caps, *caps))


def by_key(mapping: Mapping[str, Value]) -> Mapping[str, Value]:
    """A copy, sorted by key."""
    return dict(sorted(mapping.items()))
