"""Findings about receivers, and about who is notified twice."""

from collections.abc import Iterator
from itertools import combinations

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.ir.organization import Flavor, OrganizationIr, ReceiverIr, SecretRefIr, TeamIr
from slocompiler.targets.alertmanager.base.read_base import mapping
from slocompiler.targets.alertmanager.receivers.secrets import as_path, secret_of
from slocompiler.targets.alertmanager.rules import (
    COPY_WAKES_SOMEBODY,
    DUPLICATE_DELIVERY,
    EMAIL_WITHOUT_SERVER,
    NOT_ON_AMP,
    OPSGENIE_END_OF_SALE,
    SECRET_NEEDS_MOUNT,
)

#: What the alert manager of Amazon Managed Service for Prometheus tells.
_ON_AMP = ("pagerduty", "sns")
_WAKING = ("incident_io", "opsgenie", "pagerduty")


def check_receivers(organization: OrganizationIr) -> Iterator[Diagnostic]:
    for receiver in organization.receivers:
        yield from _retired(receiver)
        yield from _not_on_amp(organization, receiver)
        if organization.alertmanager.as_file:
            yield from _needs_mount(receiver)
            yield from _without_server(organization, receiver)
    for team in organization.teams:
        yield from _told_twice(organization, team)
        yield from _woken_by_copies(organization, team)


def _retired(receiver: ReceiverIr) -> Iterator[Diagnostic]:
    if receiver.kind == "opsgenie":
        yield OPSGENIE_END_OF_SALE.at(
            receiver.span,
            f"`{receiver.name}` is Opsgenie, which ends in April 2027",
            "plan the move: to Jira Service Management or another receiver",
        )


def _not_on_amp(organization: OrganizationIr, receiver: ReceiverIr) -> Iterator[Diagnostic]:
    if organization.prometheus.flavor is Flavor.AMP and receiver.kind not in _ON_AMP:
        yield NOT_ON_AMP.at(
            receiver.span,
            f"`{receiver.name}` is {receiver.kind}: the alert manager of a workspace tells SNS and PagerDuty only",
            "name an SNS topic, and let what is subscribed to it pass the alert on",
        )


def _needs_mount(receiver: ReceiverIr) -> Iterator[Diagnostic]:
    secret = secret_of(receiver)
    if isinstance(secret, SecretRefIr):
        yield SECRET_NEEDS_MOUNT.at(
            receiver.span,
            f"alertmanager.yaml reads the secret of `{receiver.name}` from {as_path(secret)}",
            f"list `{secret.name}` under `spec.secrets` of the Alertmanager resource, or mount it there yourself",
        )


def _without_server(organization: OrganizationIr, receiver: ReceiverIr) -> Iterator[Diagnostic]:
    inherited = mapping(mapping(organization.alertmanager.base).get("global"))
    missing = [
        key
        for key, fallback in (("from", "smtp_from"), ("smarthost", "smtp_smarthost"))
        if receiver.settings.get(key) is None and not inherited.get(fallback)
    ]
    if receiver.kind == "email" and missing:
        yield EMAIL_WITHOUT_SERVER.at(
            receiver.span,
            f"the email receiver `{receiver.name}` has no {' and no '.join(f'`{key}`' for key in missing)}",
            "add it here, or to `global` in the base configuration",
        )


def _told_twice(organization: OrganizationIr, team: TeamIr) -> Iterator[Diagnostic]:
    receivers = {receiver.name: receiver for receiver in organization.receivers}
    for severity, notified in sorted(team.notify.items()):
        for first, second in combinations(notified, 2):
            if first == second:
                yield DUPLICATE_DELIVERY.at(
                    team.span,
                    f"team `{team.name}` names `{first}` twice for {severity}",
                    "name it once; it is told once",
                )
            elif first in receivers and second in receivers and _same(receivers[first], receivers[second]):
                yield DUPLICATE_DELIVERY.at(
                    team.span,
                    f"team `{team.name}` is told of {severity} twice: `{first}` and `{second}` are one destination",
                    "keep one of them",
                    (RelatedSpan(receivers[second].span, "the same again"),),
                )


def _same(first: ReceiverIr, second: ReceiverIr) -> bool:
    return first.kind == second.kind and dict(first.settings) == dict(second.settings)


def _woken_by_copies(organization: OrganizationIr, team: TeamIr) -> Iterator[Diagnostic]:
    for receiver in organization.receivers:
        if receiver.name in team.cc and receiver.kind in _WAKING:
            yield COPY_WAKES_SOMEBODY.at(
                team.span,
                f"`cc` of team `{team.name}` names `{receiver.name}`, which wakes somebody for other teams' alerts",
                "name a chat, mail or ticket receiver in `cc`",
                (RelatedSpan(receiver.span, "it is defined here"),),
            )
