"""Known names as enums, where a name is referred to."""

from typing import Any

from slocompiler.spec.schema.known_names import KnownNames

_SCALARS = {
    "active": "intervals",
    "AutomationSpec.receiver": "receivers",
    "burn_rate_policy": "policies",
    "during": "intervals",
    "max_severity": "severities",
    "severity": "severities",
    "team": "teams",
    "tier": "tiers",
}
_ITEMS = {"cc": "teams", "depends_on": "services", "mute": "severities", "TeamSpec.cc": "receivers"}
_KEYS = {
    "CloudWatchSpec.actions": "severities",
    "ServiceDocument.environments": "environments",
    "ServiceDocument.extends": "templates",
    "TeamSpec.notify": "severities",
}
_VALUES = {"ExtraRulesSpec.severities": "severities"}


def with_names(model: str, key: str, schema: dict[str, Any], names: KnownNames) -> dict[str, Any]:
    """The schema of a key, restricted to the names that there are; of shared runbooks, examples."""
    if key == "runbook" and names.runbooks:
        return {**schema, "examples": list(names.runbooks)}
    full = f"{model}.{key}"
    schema = _restricted(schema, "", _SCALARS.get(full) or _SCALARS.get(key), names)
    schema = _restricted(schema, "items", _ITEMS.get(full) or _ITEMS.get(key), names)
    schema = _restricted(schema, "propertyNames", _KEYS.get(full), names)
    schema = _restricted(schema, "additionalProperties", _VALUES.get(full), names)
    if full == "TeamSpec.notify" and names.receivers:
        lists = schema["additionalProperties"]
        schema = {**schema, "additionalProperties": _restricted(lists, "items", "receivers", names)}
    return schema


def _restricted(schema: dict[str, Any], part: str, group: str | None, names: KnownNames) -> dict[str, Any]:
    known = list(getattr(names, group)) if group else []
    if not known:
        return schema
    if not part:
        return {**schema, "enum": known, "examples": known[:1]}
    return {**schema, part: {**schema.get(part, {}), "enum": known}}
