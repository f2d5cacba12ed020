"""Names of alarms: unique in an account and Region, readable, and short enough."""

import re
from hashlib import sha256

from slocompiler.ir.service import ServiceIr

_MOST = 255


def prefix(service: ServiceIr) -> str:
    """What the names of all alarms of a service start with."""
    return "-".join(filter(None, (service.environment, service.name)))


def alarm_name(service: ServiceIr, *parts: str, most: int = _MOST) -> str:
    """`production-akidb-rest-availability-fast`. A longer name ends in a part of its hash."""
    name = "-".join((prefix(service), *map(_plain, filter(None, parts))))
    return name if len(name) <= most else f"{name[: most - 9]}-{_hash(name, 8)}"


def _plain(part: str) -> str:
    """A part without quotes, spaces and slashes; what was changed stays apart by a part of its hash."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", part)
    return part if plain == part else f"{plain.strip('-')}-{_hash(part, 6)}".lstrip("-")


def _hash(text: str, digits: int) -> str:
    return sha256(text.encode()).hexdigest()[:digits]
