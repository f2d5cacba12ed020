"""Secrets: where they lie in a running Alertmanager. Their text never passes through here."""

import re

from slocompiler.ir.organization import ReceiverIr, SecretRefIr
from slocompiler.targets.alertmanager.receivers.kinds import kind_of

#: Where prometheus-operator mounts each Secret that the Alertmanager resource lists under `secrets`.
_MOUNTED = re.compile(r"/etc/alertmanager/secrets/([a-z0-9.-]+)/([A-Za-z0-9._-]+)")


def secret_of(receiver: ReceiverIr) -> SecretRefIr | str | None:
    """The receiver's secret as the spec gives it, a reference or a path; None when it has none."""
    secret = kind_of(receiver).secret
    if secret is None:
        return None
    given = receiver.settings.get(secret.reference) or receiver.settings.get(secret.path)
    return given if isinstance(given, SecretRefIr | str) else None


def as_path(secret: SecretRefIr | str) -> str:
    """The file to read the secret from."""
    return secret if isinstance(secret, str) else f"/etc/alertmanager/secrets/{secret.name}/{secret.key}"


def as_reference(secret: SecretRefIr | str) -> SecretRefIr | None:
    """The Kubernetes Secret behind it; None for a path that no Secret is mounted at."""
    if isinstance(secret, SecretRefIr):
        return secret
    mounted = _MOUNTED.fullmatch(secret)
    return SecretRefIr(mounted[1], mounted[2]) if mounted else None
