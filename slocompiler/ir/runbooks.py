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


class AutomationIr(Struct, frozen=True):
    """An AWS API action with its parameters, and the bounds within which it may run."""

    service: str
    operation: str
    parameters: Mapping[str, Any]
    needs_approval: bool
    at_most: Rate | None
    span: SourceSpan


class RunbookIr(Struct, frozen=True):
    """A page. `is_shared`: it belongs to the organization, not to one service."""

    name: str
    url: str
    title: str
    steps: tuple[StepIr, ...]
    automation: AutomationIr | None
    is_shared: bool
    span: SourceSpan
