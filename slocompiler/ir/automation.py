"""What a runbook can start, seen from the alerts that lead to it: names, Regions, roles."""

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from msgspec import Struct

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.runbooks import AutomationIr, RunbookIr
from slocompiler.ir.service import ServiceIr

#: Names of documents have no more characters.
_MOST = 128
#: No name of a spec begins so.
_SHARED = "_organization"


class StartedIr(Struct, frozen=True):
    """An automation that an alert of a service starts: its page, its document, what it runs as and where."""

    runbook: RunbookIr
    automation: AutomationIr
    document: str
    role: str | None
    regions: tuple[str, ...]


def document_name(runbook: RunbookIr, service: ServiceIr | None) -> str:
    """The document's name in an account and Region; `service` is None for a shared runbook.

    Dots part what has none itself, so that no two are called the same.
    """
    owner = (_SHARED,) if service is None or runbook.is_shared else (service.environment, service.name)
    name = ".".join(filter(None, ("slo", *owner, runbook.name)))
    return name if len(name) <= _MOST else f"{name[: _MOST - 9]}-{sha256(name.encode()).hexdigest()[:8]}"


def page_of(reference: RunbookRefIr | None, service: ServiceIr, organization: OrganizationIr) -> RunbookIr | None:
    """The page that an alert leads to: the service's own comes before a shared one of the same name."""
    pages = (*service.runbooks, *organization.runbooks)
    return next((page for page in pages if reference is not None and page.name == reference.name), None)


def started_by(reference: RunbookRefIr | None, service: ServiceIr, organization: OrganizationIr) -> StartedIr | None:
    """What an alert that leads there starts; None when nothing, or when only a person does."""
    page = page_of(reference, service, organization)
    return None if page is None else started_by_page(page, service, organization)


def started_by_page(page: RunbookIr, service: ServiceIr, organization: OrganizationIr) -> StartedIr | None:
    """What the alerts of a service that lead to a page start; None when only a person starts something."""
    action = page.automation
    if action is None or not action.on_alert:
        return None
    role = role_of(organization, service.account)
    return StartedIr(page, action, document_name(page, service), role, action.regions or service.regions)


def role_of(organization: OrganizationIr, account: str | None) -> str | None:
    """What automations run as in an account; None when it is not stated, or depends on an account that is unknown."""
    role = organization.automation.role
    if role is None or ("{account}" in role and account is None):
        return None
    return role.replace("{account}", account or "")


def only_account(services: Iterable[ServiceIr]) -> str | None:
    """The account of all services, if they have one."""
    accounts = {service.account for service in services}
    return accounts.pop() if len(accounts) == 1 else None


def numbers_within(value: object, path: str = "") -> Iterator[tuple[str, int]]:
    """The whole numbers of some parameters, each with its path: `scalingConfig.desiredSize`, `Limits[0]`."""
    if isinstance(value, Mapping):
        for key, member in value.items():
            yield from numbers_within(member, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for index, member in enumerate(value):
            yield from numbers_within(member, f"{path}[{index}]")
    elif isinstance(value, int) and not isinstance(value, bool):
        yield path, int(value)


def steps_of(path: str) -> tuple[str | int, ...]:
    """Keys and indexes of a written path."""
    parts = re.findall(r"\[(\d+)\]|([^.\[\]]+)", path)
    return tuple(int(index) if index else key for index, key in parts)


def with_value(parameters: Any, path: tuple[str | int, ...], value: object) -> Any:
    """The parameters with another value at a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(parameters, Mapping):
        return {key: with_value(item, rest, value) if key == step else item for key, item in parameters.items()}
    return [with_value(item, rest, value) if index == step else item for index, item in enumerate(parameters)]


def placed(value: Any, region: str, account: str) -> Any:
    """Parameters with a Region and an account in place of `{region}` and `{account}`."""
    if isinstance(value, str):
        return value.replace("{region}", region).replace("{account}", account)
    if isinstance(value, Mapping):
        return {key: placed(item, region, account) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [placed(item, region, account) for item in value]
    return value
