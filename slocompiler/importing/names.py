"""Names of other generators as names of specs."""

import re
from collections.abc import Container

from slocompiler.spec.fields import LABEL_NAME_PATTERN, NAME_PATTERN, SEVERITY_NAME_PATTERN

_LONGEST = 63


def spec_name(text: str, fallback: str) -> str:
    """`text` where it is a name already; else the nearest name: `Web_Shop API` is `web-shop-api`.

    Words written together, `WebShop`, are parted. `fallback` is taken where nothing is left of the text.
    """
    if re.fullmatch(NAME_PATTERN, text):
        return text
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", text)
    words = re.sub(r"[^a-z0-9]+", "-", parted.lower()).strip("-")
    if words and not words[0].isalpha():
        words = f"{fallback}-{words}"
    return words[:_LONGEST].rstrip("-") or fallback


def severity_name(text: str, fallback: str) -> str:
    """The same for severities, which may have capitals and underscores."""
    if re.fullmatch(SEVERITY_NAME_PATTERN, text):
        return text
    return spec_name(text, fallback)


def is_label_name(text: str) -> bool:
    return re.fullmatch(LABEL_NAME_PATTERN, text) is not None


def label_name(text: str) -> str:
    """The nearest name that a label can have: `app.kubernetes.io/name` is `app_kubernetes_io_name`."""
    name = re.sub(r"[^a-zA-Z0-9_]", "_", text) or "_"
    return name if not name[0].isdigit() else f"_{name}"


def free_name(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or with the first number that makes it new: `latency-2`."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        suffix = f"-{number}"
        name = wanted[: _LONGEST - len(suffix)].rstrip("-") + suffix
    return name
