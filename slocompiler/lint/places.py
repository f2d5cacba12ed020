"""Where in the documents a thing stands that the IR has no span of its own for."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.service import ServiceIr
from slocompiler.lint.lint_rule import LintContext
from slocompiler.load.loaded import LoadedService


def loaded(context: LintContext, service: ServiceIr) -> LoadedService:
    """The document that a service was lowered from."""
    return context.documents[service.name, service.environment]


def value_span(context: LintContext, service: ServiceIr, *route: str | int) -> SourceSpan:
    """Where the value at a route stands, or the nearest value above it."""
    return loaded(context, service).span(*route)


def key_span(context: LintContext, service: ServiceIr, *route: str | int) -> SourceSpan:
    """Where the key that ends a route stands, or the nearest key above it."""
    return loaded(context, service).key_span(*route)


def organization_span(context: LintContext, *route: str | int) -> SourceSpan:
    """Where the value at a route of the organization document stands, or the nearest value above it."""
    organization = context.workspace.organization
    return organization.span(*route) if organization else context.compilation.organization.span


def organization_key_span(context: LintContext, *route: str | int) -> SourceSpan:
    """Where the key that ends a route of the organization document stands."""
    organization = context.workspace.organization
    return organization.key_span(*route) if organization else context.compilation.organization.span
