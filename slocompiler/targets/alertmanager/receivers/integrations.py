"""Alertmanager receivers out of the organization's: one for each set that a route notifies."""

from collections.abc import Callable, Iterable
from typing import Any

from slocompiler.ir.organization import OrganizationIr, ReceiverIr


def receiver_entry(
    organization: OrganizationIr,
    names: tuple[str, ...],
    list_of: Callable[[ReceiverIr], str | None],
    write: Callable[[ReceiverIr], dict[str, Any]],
) -> dict[str, Any]:
    """One Alertmanager receiver with an integration for each of the organization's receivers named."""
    entry: dict[str, Any] = {"name": "+".join(names)}
    for receiver in organization.receivers:
        list_name = list_of(receiver) if receiver.name in names else None
        if list_name is not None:
            entry.setdefault(list_name, []).append(write(receiver))
    return entry


def sorted_sets(used: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Each set of receivers once: those of one receiver first, by name."""
    return sorted(set(used), key=lambda names: (len(names), names))
