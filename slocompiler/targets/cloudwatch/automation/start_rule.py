"""The EventBridge rule that starts a document when one of some alarms goes off, and the role that it starts it as."""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from slocompiler.emit import compact_json
from slocompiler.ir.automation import StartedIr

_LONGEST_NAME = 64
_DEFINITION = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:automation-definition/"


def rule_name(started: StartedIr, number: int) -> str:
    name = f"{started.document}-{number}"
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 9]}-{_hash(name)}"


def logical_id(word: str, started: StartedIr, number: int | None = None) -> str:
    """An id in the template that follows from the document's name alone."""
    words = "".join(part[:1].upper() + part[1:] for part in re.findall("[A-Za-z0-9]+", started.document))
    return f"{word}{words[:200]}{_hash(started.document)}{'' if number is None else number}"


def event_pattern(alarm_names: Sequence[str]) -> dict[str, Any]:
    """Changes to ALARM of exactly these, unless a more urgent alarm suppresses what they do.

    Source: CloudWatch User Guide, "Alarm events and EventBridge"; a composite alarm says there what suppresses it.
    """
    state = {"value": ["ALARM"], "actionsSuppressedBy": [{"exists": False}]}
    return {
        "source": ["aws.cloudwatch"],
        "detail-type": ["CloudWatch Alarm State Change"],
        "detail": {"alarmName": list(alarm_names), "state": state},
    }


def start_rule(started: StartedIr, number: int, alarm_names: Sequence[str]) -> dict[str, Any]:
    """The rule as a resource of a template. The document hears which alarm it was."""
    role = logical_id("Role", started)
    asked = {"DryRun": [str(started.automation.dry_run).lower()], "AutomationAssumeRole": [started.role]}
    written = compact_json(asked).removesuffix("}")
    return {
        "Type": "AWS::Events::Rule",
        "Properties": {
            "Name": rule_name(started, number),
            "Description": f"Starts {started.document} when one of {len(alarm_names)} alarms goes off."[:512],
            "State": "ENABLED",
            "EventPattern": event_pattern(alarm_names),
            "Targets": [
                {
                    "Id": "start",
                    "Arn": {"Fn::Sub": f"{_DEFINITION}{started.document}:$DEFAULT"},
                    "RoleArn": {"Fn::GetAtt": [role, "Arn"]},
                    "InputTransformer": {
                        "InputPathsMap": {"alarm": "$.detail.alarmName"},
                        "InputTemplate": f'{written},"Alert":[<alarm>]}}',
                    },
                }
            ],
        },
    }


def start_role(started: StartedIr) -> dict[str, Any]:
    """May start this one document, and hand on the one role that it runs as."""
    trusted = {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sts:AssumeRole"}
    definition = {"Fn::Sub": f"{_DEFINITION}{started.document}:*"}
    allowed = [
        {"Effect": "Allow", "Action": "ssm:StartAutomationExecution", "Resource": definition},
        {
            "Effect": "Allow",
            "Action": "iam:PassRole",
            "Resource": started.role,
            "Condition": {"StringEquals": {"iam:PassedToService": "ssm.amazonaws.com"}},
        },
    ]
    policy = {"PolicyName": "start", "PolicyDocument": {"Version": "2012-10-17", "Statement": allowed}}
    return {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trusted]},
            "Policies": [policy],
        },
    }


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
