"""Runbooks: what to look at, what to do, what can be done for you."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.values import Rate


class StepIr(Struct, frozen=True):
    """One step: `action` is `look` or `do`."""

    action: str
    text: str
    query: str | None
    command: str | None
    span: SourceSpan


class BoundIr(Struct, frozen=True):
    """The smallest and the largest value of a parameter; `path` is written `scalingConfig.desiredSize`."""

    path: str
    least: int | None
    most: int | None
    span: SourceSpan


class OnlyIfIr(Struct, frozen=True):
    """What must be so first: a property of what an operation answers is one of some values."""

    service: str
    operation: str
    parameters: Mapping[str, Any]
    property: str
    values: tuple[str, ...]
    span: SourceSpan


class AutomationIr(Struct, frozen=True):
    """An AWS API action with its parameters, and the bounds within which it may run.

    In texts of the parameters `{region}` and `{account}` stand for those that it runs in. `regions` is empty where the
    service's own are meant. `approvers` are those of the organization unless the runbook names its own.
    """

    service: str
    operation: str
    parameters: Mapping[str, Any]
    needs_approval: bool
    at_most: Rate | None
    span: SourceSpan
    bounds: tuple[BoundIr, ...] = ()
    only_if: OnlyIfIr | None = None
    on_alert: bool = False
    dry_run: bool = True
    approvers: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


class RunbookIr(Struct, frozen=True):
    """A page. `is_shared`: it belongs to the organization, not to one service."""

    name: str
    url: str
    title: str
    steps: tuple[StepIr, ...]
    automation: AutomationIr | None
    is_shared: bool
    span: SourceSpan
