"""What editors get: a text and an example for every key, names of this organization, nothing of pydantic."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from slocompiler.spec.schema import KINDS, KnownNames, json_schema

NAMES = KnownNames(
    teams=("web",), severities=("P0", "P1"), tiers=("critical",), policies=("standard",), receivers=("pager",),
    intervals=("night",), runbooks=("shared",), services=("login",), templates=("http",), environments=("staging",),
)  # fmt: skip
SERVICE = {"version": "slocompiler/v1", "service": "login"}
SLO = {"objective": "99%", "signal": "x"}
ORGANIZATION = {
    "version": "slocompiler/v1",
    "organization": "o",
    "severities": {"P0": {"urgency": 1, "page": True}},
    "teams": {"web": {"notify": {"P0": ["pager"]}}},
}


@pytest.mark.parametrize("kind", [None, *KINDS])
def test_is_a_schema(kind: str | None) -> None:
    Draft202012Validator.check_schema(json_schema(kind))


def test_every_key_has_a_text_and_an_example() -> None:
    definitions = json_schema()["$defs"]
    lacking = [
        f"{name}.{key}"
        for name, definition in definitions.items()
        for key, schema in definition.get("properties", {}).items()
        if not schema.get("description") or not schema.get("examples")
    ]
    assert lacking == []


def test_nothing_is_null_or_titled() -> None:
    assert not [part for part in _schemas(json_schema()) if part.get("type") == "null" or "title" in part]


@pytest.mark.parametrize(
    ("document", "is_good"),
    [
        ({**SERVICE, "team": "web"}, True),
        ({**SERVICE, "team": "wep"}, False),
        ({**SERVICE, "cc": ["wep"]}, False),
        ({**SERVICE, "tier": "citical"}, False),
        ({**SERVICE, "max_severity": "P5"}, False),
        ({**SERVICE, "depends_on": ["logout"]}, False),
        ({**SERVICE, "extends": {"http": {}}}, True),
        ({**SERVICE, "extends": {"htpp": {}}}, False),
        ({**SERVICE, "environments": {"staging": False}}, True),
        ({**SERVICE, "environments": {"stagign": False}}, False),
        ({**SERVICE, "slos": {"a": {**SLO, "burn_rate_policy": "standart"}}}, False),
        ({**SERVICE, "slos": {"a": {**SLO, "runbook": "my-own"}}}, True),
        ({**SERVICE, "alerts": {"a": {"severity": "P5", "promql": "up"}}}, False),
        ({**SERVICE, "maintenance": {"m": {"during": "day"}}}, False),
        ({**SERVICE, "maintenance": {"m": {"during": "night", "mute": ["P5"]}}}, False),
        (ORGANIZATION, True),
        ({**ORGANIZATION, "teams": {"web": {"notify": {"P5": []}}}}, False),
        ({**ORGANIZATION, "teams": {"web": {"notify": {"P0": ["paper"]}}}}, False),
        ({**ORGANIZATION, "teams": {"web": {"notify": {}, "cc": ["paper"]}}}, False),
    ],
)
def test_known_names(document: dict[str, Any], is_good: bool) -> None:
    assert Draft202012Validator(json_schema(names=NAMES)).is_valid(document) is is_good
    assert Draft202012Validator(json_schema()).is_valid(document)


def test_shared_runbooks_are_examples() -> None:
    definitions = json_schema("service", NAMES)["$defs"]
    assert definitions["SloSpec.own"]["properties"]["runbook"]["examples"] == ["shared"]


def test_one_kind_takes_no_other() -> None:
    assert not Draft202012Validator(json_schema("template")).is_valid(SERVICE)
    assert not Draft202012Validator(json_schema("organization")).is_valid(SERVICE)


def _schemas(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [part for item in schema for part in _schemas(item)]
    if not isinstance(schema, dict):
        return []
    parts = [part for key, item in schema.items() if key not in ("examples", "properties") for part in _schemas(item)]
    return [schema, *parts, *(part for item in schema.get("properties", {}).values() for part in _schemas(item))]
