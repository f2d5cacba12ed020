"""Starts the automations that firing alerts ask for: a Lambda function behind the webhook of Alertmanager.

Put this file and `starts.json` into one package with `receiver.handler` as its handler, behind a function URL or an
API gateway whose address only Alertmanager knows. Its role needs ssm:StartAutomationExecution on the documents and
iam:PassRole on what they run as. What is silenced, inhibited or muted never gets here: Alertmanager does not send it.

An alert that is told of again starts nothing again: the token of a start follows from the alert's group and from when
it began to fire.
"""

import base64
import importlib
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

NAMESPACE = uuid.UUID("6f0c1a86-6d0b-5a7e-9c39-0d7c3f1f5b1e")
Start = tuple[str, dict[str, Any]]


def starts_for(
    message: Mapping[str, Any], entries: Iterable[Mapping[str, Any]], account: str | None
) -> Iterator[Start]:
    """The Region and the body of every StartAutomationExecution that a message asks for."""
    firing = [alert for alert in message.get("alerts", ()) if alert.get("status") == "firing"]
    if message.get("status") != "firing" or not firing:
        return
    labels = message.get("groupLabels", {})
    began = min(alert["startsAt"] for alert in message["alerts"])
    for entry in entries:
        if _is_meant(entry, labels) and account in (None, entry["account"]):
            for region in _regions(entry, labels):
                yield region, _body(entry, labels, f"{message.get('groupKey')} {began} {entry['document']} {region}")


def _is_meant(entry: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    is_there = entry["environment"] in (None, labels.get("environment"))
    return is_there and labels.get("service") == entry["service"] and labels.get("alertname") in entry["alerts"]


def _regions(entry: Mapping[str, Any], labels: Mapping[str, str]) -> list[str]:
    """The alert's own Region where it names one of the automation's, else all of these."""
    regions: list[str] = entry["regions"]
    return [region for region in regions if region == labels.get("region")] or regions


def _body(entry: Mapping[str, Any], labels: Mapping[str, str], occasion: str) -> dict[str, Any]:
    alert = f"{labels['alertname']} {labels['service']}"
    return {
        "DocumentName": entry["document"],
        "Parameters": {**entry["parameters"], "Alert": [alert[:300]]},
        "ClientToken": str(uuid.uuid5(NAMESPACE, occasion)),
    }


def handler(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """What Lambda calls. An error makes Alertmanager send the same again, which the token makes harmless."""
    boto3 = importlib.import_module("boto3")
    body = event.get("body") or "{}"
    message = json.loads(base64.b64decode(body) if event.get("isBase64Encoded") else body)
    entries = json.loads((Path(__file__).parent / "starts.json").read_text(encoding="utf-8"))["starts"]
    account = context.invoked_function_arn.split(":")[4]
    started = []
    for region, request in starts_for(message, entries, account):
        answer = boto3.client("ssm", region_name=region).start_automation_execution(**request)
        started.append(answer["AutomationExecutionId"])
    return {"statusCode": 200, "body": json.dumps({"started": started})}
