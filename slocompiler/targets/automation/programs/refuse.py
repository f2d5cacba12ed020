"""Fails with what was given and what is allowed."""

from typing import Any


def refuse(events: dict[str, Any], context: object) -> None:
    allowed, given = events["Allowed"], events["Given"]
    told = "; ".join(f"{path} is {given[path]}, and allowed is {allowed[path]}" for path in sorted(allowed))
    raise ValueError(f"outside the bounds: {told}")
