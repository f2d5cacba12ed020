"""CloudFormation templates from what the API takes: the types, their properties, logical ids, the document.

The two differ in names only, and those differences are listed here; they were read from the schemas of the resource
types that cfn-lint carries, and it judges what comes out.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from msgspec import Struct

_MOST_OF_AN_ID = 255


class ResourceType(Struct, frozen=True):
    """A resource type: its name, and what its properties are called in place of the API's keys.

    `word` begins the logical ids. `capitalized`: every key of the API starts with a small letter, and none here does.
    `as_lists`: maps that are lists of `Key` and `Value` here. `as_epochs`: times that are seconds here.
    `left_out`: keys that the type does not have; they say how something looks or is started, not what it is.
    `left_out_of_queries`: the same, in queries of metric data only.
    """

    name: str
    word: str
    renamed: Mapping[str, str] = {}
    capitalized: bool = False
    as_lists: frozenset[str] = frozenset()
    as_epochs: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    left_out_of_queries: frozenset[str] = frozenset()


#: The API's operation -> the type that stands for what it makes.
RESOURCE_TYPES: Mapping[str, ResourceType] = {
    "cloudwatch:PutMetricAlarm": ResourceType("AWS::CloudWatch::Alarm", "Alarm"),
    "cloudwatch:PutCompositeAlarm": ResourceType("AWS::CloudWatch::CompositeAlarm", "Composite"),
    "cloudwatch:PutAnomalyDetector": ResourceType(
        "AWS::CloudWatch::AnomalyDetector", "Detector", {"MetricTimezone": "MetricTimeZone"}
    ),
    "cloudwatch:PutAlarmMuteRule": ResourceType("AWS::CloudWatch::AlarmMuteRule", "MuteRule"),
    "cloudwatch:PutDashboard": ResourceType("AWS::CloudWatch::Dashboard", "Dashboard"),
    "logs:PutMetricFilter": ResourceType(
        "AWS::Logs::MetricFilter", "Filter", capitalized=True, as_lists=frozenset(("dimensions",))
    ),
    "application-signals:CreateServiceLevelObjective": ResourceType(
        "AWS::ApplicationSignals::ServiceLevelObjective",
        "Objective",
        {
            "SliConfig": "Sli",
            "SliMetricConfig": "SliMetric",
            "RequestBasedSliConfig": "RequestBasedSli",
            "RequestBasedSliMetricConfig": "RequestBasedSliMetric",
            "Components": "CompositeSliComponents",
        },
        as_epochs=frozenset(("StartTime",)),
        left_out=frozenset(("CreateRecommendedSlo", "AutoInvestigationEnabled")),
        left_out_of_queries=frozenset(("Label", "Period")),
    ),
    "ssm:CreateDocument": ResourceType("AWS::SSM::Document", "Document"),
    "xray:CreateSamplingRule": ResourceType("AWS::XRay::SamplingRule", "SamplingRule"),
    "xray:CreateGroup": ResourceType("AWS::XRay::Group", "Group"),
}


class TemplateResource(Struct, frozen=True):
    """A resource of a template. `name` is unique for its operation; `after`: ids of what must be there first."""

    operation: str
    name: str
    body: Mapping[str, object]
    after: tuple[str, ...] = ()


def logical_ids(resources: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The id in the template of each (operation, name).

    An id follows from the name alone, so that CloudFormation finds a resource again when others come and go. Names
    that would have one id get a part of their hash.
    """
    asked = list(dict.fromkeys(resources))
    plain = {one: _plain_id(*one) for one in asked}
    taken = list(plain.values())
    return {one: id_ if taken.count(id_) == 1 else _hashed(id_, one[1]) for one, id_ in plain.items()}


def _plain_id(operation: str, name: str) -> str:
    words = "".join(word[:1].upper() + word[1:] for word in re.findall("[A-Za-z0-9]+", name))
    id_ = RESOURCE_TYPES[operation].word + words
    return id_ if len(id_) <= _MOST_OF_AN_ID else _hashed(id_, name)


def _hashed(id_: str, name: str) -> str:
    return f"{id_[: _MOST_OF_AN_ID - 8]}{sha256(name.encode()).hexdigest()[:8]}"


def template(description: str, metadata: Mapping[str, object], resources: Iterable[TemplateResource]) -> dict[str, Any]:
    """A template with all resources, as plain data."""
    listed = list(resources)
    ids = logical_ids((one.operation, one.name) for one in listed)
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": description,
        "Metadata": dict(metadata),
        "Resources": {ids[one.operation, one.name]: _resource(one) for one in listed},
    }


def _resource(resource: TemplateResource) -> dict[str, Any]:
    type_ = RESOURCE_TYPES[resource.operation]
    written = {"Type": type_.name, "Properties": properties(resource.operation, resource.body)}
    return written | ({"DependsOn": sorted(resource.after)} if resource.after else {})


def properties(operation: str, body: Mapping[str, object]) -> dict[str, Any]:
    """What the resource type takes for a body of the API."""
    converted = _converted(RESOURCE_TYPES[operation], body)
    assert isinstance(converted, dict)
    return converted


def _converted(type_: ResourceType, value: object) -> object:
    if isinstance(value, Mapping):
        left_out = type_.left_out | (type_.left_out_of_queries if "Id" in value else frozenset())
        return {_name(type_, key): _member(type_, key, item) for key, item in value.items() if key not in left_out}
    if isinstance(value, list | tuple):
        return [_converted(type_, item) for item in value]
    return value


def _name(type_: ResourceType, key: str) -> str:
    renamed = type_.renamed.get(key, key)
    return renamed[:1].upper() + renamed[1:] if type_.capitalized else renamed


def _member(type_: ResourceType, key: str, value: object) -> object:
    if key in type_.as_lists and isinstance(value, Mapping):
        return [{"Key": name, "Value": item} for name, item in sorted(value.items())]
    if key in type_.as_epochs and isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    return _converted(type_, value)
